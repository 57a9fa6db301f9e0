"""Files and their names."""

from __future__ import annotations

from careerguide.rulebook.rule import Rule

FILE_KIND = Rule(
    "file-kind",
    "A file of the project is an ordinary file in an ordinary folder. A link is not: it may lead "
    "elsewhere on another machine.",
    passes="a file roles/lock-keeper.md with the text of the guide",
    fails="a symbolic link roles/lock-keeper.md to a file in another folder",
    where="roles/",
)
FILE_READ = Rule(
    "file-read",
    "A file that is needed is there and can be read.",
    passes="national: national.csv",
    fails="national: nation.csv",
    where="roles/wages/release.yml",
)
FILE_SIZE = Rule(
    "file-size",
    "A file is no larger than a file of its kind can sensibly be: 1 MB for a guide, 5 MB for a "
    "file in docs/.",
    passes="a guide of 20,000 bytes",
    fails="a guide of 2,000,000 bytes",
    where="roles/",
)
FILE_EMPTY = Rule(
    "file-empty",
    "A file has content, and its front matter has keys.",
    passes="a guide with a front matter and a text",
    fails="a guide that holds nothing but spaces",
    where="roles/",
)
FILE_ENCODING = Rule(
    "file-encoding",
    "A file is saved as UTF-8, without a byte order mark.",
    passes='a guide saved as "UTF-8"',
    fails='a guide saved as "UTF-16", or as "UTF-8 with BOM"',
    where="roles/",
)
FILE_UNREAD = Rule(
    "file-unread",
    "What looks like content lies where it is read, with the ending of its kind: guides in roles/ "
    "end in .md, quizzes in quizzes/ in .yml.",
    passes="roles/weir-keeper.md",
    fails="roles/weir-keeper.markdown",
    where="roles/",
)
FILE_NAME = Rule(
    "file-name",
    "The name of a guide's or a page's file is made of small letters, digits and single hyphens, "
    "because it is the address. A quiz or a norm table is named by its id.",
    passes="roles/weir-keeper.md",
    fails="roles/Weir_Keeper.md",
    where="roles/",
)
FILE_TYPE = Rule(
    "file-type",
    "In docs/ there are pages and files to link to: .csv, .jpg, .pdf, .png, .txt, .webp. "
    "Everything there is published.",
    passes="docs/figures.csv",
    fails="docs/figures.html",
    where="docs/",
)
FILE_ADDRESS = Rule(
    "file-address",
    "Each file in docs/ has an address of its own, and none that the site needs itself.",
    passes="docs/library.md",
    fails="docs/search.md",
    where="docs/",
)
MERGE_CONFLICT = Rule(
    "merge-conflict",
    "No conflict of a merge is left in a file.",
    passes="""
        owner: AIEH editors
        """,
    fails="""
        <<<<<<< HEAD
        owner: AIEH editors
        =======
        owner: AIEH
        >>>>>>> review
        """,
)
HIDDEN_CHARACTER = Rule(
    "hidden-character",
    "Every character can be seen and is what it looks like.",
    passes='summary: "It works with C:\\\\tides, and answers for the hour."',
    fails='summary: "It works with C:\\bin, and answers for the hour."',
)
ODD_SPACE = Rule(
    "odd-space",
    "Where a space does something, after a colon or a hyphen or at the beginning of a line, it is "
    "an ordinary one.",
    passes="title: Tide Table Maker",
    fails="title:\N{NO-BREAK SPACE}Tide Table Maker",
)
