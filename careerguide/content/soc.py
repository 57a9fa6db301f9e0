"""Classifications of occupations, and the major groups of the American one of 2018.

Titles as the U.S. Bureau of Labor Statistics gives them, "Occupations" left out; public domain.
"""

from __future__ import annotations

__all__ = ["CLASSIFICATIONS", "MAJOR_GROUPS", "SOC_2018", "major_group"]

SOC_2018 = "SOC 2018"
CLASSIFICATIONS = {
    SOC_2018: (r"[0-9]{2}-[0-9]{4}", "11-2021"),
    "SOC 2020": (r"[0-9]{4}", "2237"),
    "KldB 2010": (r"[0-9]{5}", "43412"),
}
"""Classification, of the US, the UK and Germany -> the form of its codes, and one of them."""

MAJOR_GROUPS = {
    "11": "Management",
    "13": "Business and Financial Operations",
    "15": "Computer and Mathematical",
    "17": "Architecture and Engineering",
    "19": "Life, Physical, and Social Science",
    "21": "Community and Social Service",
    "23": "Legal",
    "25": "Educational Instruction and Library",
    "27": "Arts, Design, Entertainment, Sports, and Media",
    "29": "Healthcare Practitioners and Technical",
    "31": "Healthcare Support",
    "33": "Protective Service",
    "35": "Food Preparation and Serving Related",
    "37": "Building and Grounds Cleaning and Maintenance",
    "39": "Personal Care and Service",
    "41": "Sales and Related",
    "43": "Office and Administrative Support",
    "45": "Farming, Fishing, and Forestry",
    "47": "Construction and Extraction",
    "49": "Installation, Maintenance, and Repair",
    "51": "Production",
    "53": "Transportation and Material Moving",
    "55": "Military Specific",
}
"""First two digits of an occupation's code -> title of its group."""


def major_group(soc: str) -> tuple[str, str]:
    """Code and title of an occupation's group: `11-2021` -> `("11", "Management")`.

    A code that is none of its codes is in a group named by its first two digits.
    """
    code = soc[:2]
    known = MAJOR_GROUPS if "-" in soc else {}
    return code, known.get(code, f"Group {code}")
