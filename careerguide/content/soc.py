"""The major groups of the Standard Occupational Classification of 2018.

Titles as the U.S. Bureau of Labor Statistics gives them, "Occupations" left out; public domain.
"""

from __future__ import annotations

__all__ = ["MAJOR_GROUPS", "major_group"]

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

    A code that the classification of 2018 does not know stands in a group of its own number.
    """
    code = soc[:2]
    return code, MAJOR_GROUPS.get(code, f"Group {code}")
