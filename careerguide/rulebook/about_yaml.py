"""YAML and the head of a file."""

from __future__ import annotations

from careerguide.rulebook.rule import Rule

FRONT_MATTER = Rule(
    "front-matter",
    'A guide begins with a head between two lines that hold only "---".',
    passes="""
        ---
        title: Tide Table Maker
        """,
    fails="""
        title: Tide Table Maker
        """,
)
YAML_SYNTAX = Rule(
    "yaml-syntax",
    'YAML can be read: lines of the form "key: value", indented with spaces.',
    passes='summary: "Tides: when the water comes, and how high."',
    fails="summary: Tides: when the water comes, and how high.",
)
YAML_COMMENT = Rule(
    "yaml-comment",
    'No part of a value is lost after " #", which begins a comment.',
    passes='summary: "The #1 job on the water, by pay."',
    fails="summary: The #1 job on the water, by pay.",
)
YAML_KEY = Rule(
    "yaml-key",
    "A key is a word.",
    passes="owner: AIEH editors",
    fails="""
        owner: AIEH editors
        [owner, editor]: AIEH editors
        """,
)
YAML_TWICE = Rule(
    "yaml-twice",
    "Each key is written once.",
    passes="owner: AIEH editors",
    fails="""
        owner: AIEH editors
        owner: Harbor editors
        """,
)
YAML_ALIAS = Rule(
    "yaml-alias",
    "No value stands for another: a value that begins with & or * is in quotes.",
    passes='summary: "&more of the water, and when it comes."',
    fails="summary: &more of the water, and when it comes.",
)
YAML_TAG = Rule(
    "yaml-tag",
    "No value has a tag: one that begins with an exclamation mark is in quotes.",
    passes='summary: "!now comes the water, and somebody knew when."',
    fails="summary: !now comes the water, and somebody knew when.",
)
YAML_DEPTH = Rule(
    "yaml-depth",
    "Lists and maps are a few levels deep.",
    passes="a list in a map",
    fails="a list in a list in a list, and so on for 500 levels",
)
