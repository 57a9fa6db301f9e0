"""Every key an editor can write, as tables: for the checks, the editors' page and the schema."""

from __future__ import annotations

from dataclasses import replace

from careerguide.content import model, site_model, soc
from careerguide.content.brand import Currency, Locale
from careerguide.content.kit_fields import KIT
from careerguide.content.skill_fields import NEEDS, SKILL
from careerguide.yamlfile.scalars import Choice, Code, Day, Id, Month, Number, Ref, String, Whole
from careerguide.yamlfile.tables import Anything, Field, ListOf, MapOf, Record
from scoring import form
from scoring.form_json import (
    LEAST_SMOOTHED,
    MOST_ANSWERS,
    MOST_COUNTED,
    MOST_ITEMS,
    MOST_STEPS,
    MOST_TOTALS,
    STRENGTH,
)
from scoring.weights import MOST_FAMILIES

__all__ = [
    "CHANGES",
    "COMPENSATION",
    "FAMILIES",
    "FAMILY",
    "KINDS",
    "NORMS",
    "OCCUPATION",
    "PAGE",
    "PERSONALITY",
    "POINTS",
    "QUIZ",
    "RELEVANCE",
    "ROLE",
    "SITE",
    "TRAITS",
    "VERSIONS",
]
TRAITS = (
    "openness",
    "conscientiousness",
    "extraversion",
    "agreeableness",
    "emotional-stability",
)
POINTS = "points"
"""What norms of a practice set are of, in the place of a trait."""
_FAMILY_STATUS = Choice(options=("planned", "preview", "live", "retired"))
_SENTENCES = String(most=1000)
_ITEM_ID = Code(example="O3")
_VERSION = Code(example="1.0")

COMPENSATION = (
    Field("currency", Currency(), "The currency", example="USD"),
    Field("period", Choice(options=("year",)), "What the figures are per", example="year"),
    Field(
        "basis",
        Choice(options=("total", "base", "wages")),
        "What the figures count",
        "total: with bonus and equity; base: salary alone; wages: the official table's own range,"
        " low, median and high being its p25, median and p75",
        example="total",
    ),
    Field("geography", String(most=80), "Where the figures hold", example="United States"),
    Field("as_of", Month(), "The month the figures describe", example="2026-03"),
    Field(
        "low",
        Whole(least=1),
        "Lower end of the range a year",
        "low < median < high",
        example="120000",
    ),
    Field("median", Whole(least=1), "Median a year", example="165000"),
    Field("high", Whole(least=1), "Upper end of the range a year", example="240000"),
    Field(
        "sources",
        ListOf(entry=Ref(to="reference"), least=1, unique=True),
        "The references the figures come from",
        example="[levels-fyi-2026]",
    ),
    Field("note", _SENTENCES, "Why the range is wide, in a sentence", required=False, default=""),
)

CONSIDERED = (
    Field("soc", Ref(to="soc"), "A code that was considered", example="11-2011"),
    Field(
        "title",
        String(most=160),
        "Its exact title in the wage table",
        example="Advertising and Promotions Managers",
    ),
    Field("reason", _SENTENCES, "Why it was not chosen", example="It lists no product titles."),
)

OCCUPATION = (
    Field(
        "soc",
        Ref(to="soc"),
        "Code of the official occupation, which decides the wages on the page",
        example="11-2021",
    ),
    Field(
        "onet",
        String(pattern=r"[0-9]{2}-[0-9]{4}\.[0-9]{2}", said="an O*NET-SOC code such as 11-2021.00"),
        "Its O*NET-SOC code",
        "Begins with the SOC code; other classifications have none",
        example="11-2021.00",
        required=False,
        default="",
    ),
    Field(
        "title", String(most=160), "Its exact title in the wage table", example="Marketing Managers"
    ),
    Field(
        "taxonomy",
        Choice(options=tuple(soc.CLASSIFICATIONS)),
        "The edition of the codes",
        example="SOC 2018",
    ),
    Field(
        "match",
        Choice(options=("exact", "closest", "composite")),
        "How the role fits the occupation",
        example="closest",
    ),
    Field(
        "confidence",
        Choice(options=("high", "medium", "low")),
        "How sure the mapping is",
        example="medium",
    ),
    Field("reason", _SENTENCES, "Why this code", example="O*NET lists the title under it."),
    Field(
        "considered",
        ListOf(entry=Record(name="considered", fields=CONSIDERED, make=model.Considered)),
        "Codes that were considered and not chosen",
        required=False,
        default=(),
    ),
)

RELEVANCE = (
    Field("family", Ref(to="family"), "An assessment family", example="communication"),
    Field("weight", Number(), "How much it counts for the role", "Not a share", example="0.85"),
    Field("reason", _SENTENCES, "Why it counts that much", example="Specs are read by many."),
)

PERSONALITY = (
    Field(
        "weights",
        MapOf(key=Choice(options=TRAITS), value=Number(least=0, most=1)),
        "Trait weights that replace the published default",
        example="{conscientiousness: 0.19, openness: 0.13}",
    ),
    Field(
        "source", Ref(to="reference"), "The reference that grounds them", example="zell-lesick-2022"
    ),
)

REVIEWER = (
    Field("name", String(most=80), "Their name, as they want to see it"),
    Field(
        "role",
        String(most=120),
        "The job they do, and where if they like",
        example="MLOps engineer at a bank",
    ),
    Field("date", Day(), "When they read the guide", "Not in the future", example="2026-11-24"),
    Field(
        "consent",
        Day(),
        "When they agreed in writing to be named",
        "Not in the future; readers don't see it",
        example="2026-11-24",
    ),
)

ROLE = (
    Field(
        "title",
        String(most=80),
        "The role's name",
        'The page is called "How to Become a/an" and this name',
        example="AI Product Manager",
    ),
    Field(
        "summary", String(most=160), "The guide in one sentence", example="Owns what a model does."
    ),
    Field(
        "also_called",
        ListOf(entry=String(most=80), unique=True),
        "Other titles people search for",
        "Search finds the page by each of them",
        example="[ML PM, Data PM]",
        required=False,
        default=(),
    ),
    Field(
        "status",
        Choice(options=("draft", "published")),
        "Whether readers see it",
        "Drafts appear only while the site is served for editing",
        example="draft",
    ),
    Field("owner", String(most=80), "Who looks after the guide", example="Our editors"),
    Field(
        "updated",
        Day(),
        "Date of the last change of substance",
        "Not in the future",
        example="2026-11-24",
    ),
    Field(
        "review_by", Day(), "Date of the next review", "Not before updated", example="2027-05-24"
    ),
    Field("group", Ref(to="group"), "Heading of the role index", example="Product"),
    Field(
        "cluster",
        Ref(to="cluster"),
        "The kind of work, whose page lists the guide",
        example="build",
        required=False,
        default="",
    ),
    Field(
        "compensation",
        Record(name="compensation", fields=COMPENSATION, make=model.Compensation),
        "The pay line",
        "A map, see the table of its keys",
    ),
    Field(
        "occupation",
        Record(name="occupation", fields=OCCUPATION, make=model.Occupation),
        "The official occupation",
        "A map, see the table of its keys",
    ),
    Field(
        "relevance_basis",
        Choice(options=("published", "proposed")),
        "Whose judgment the weights are",
        "published only where roles/published-weights.yml has them; otherwise proposed",
        example="proposed",
    ),
    Field(
        "relevance",
        ListOf(entry=Record(name="relevance", fields=RELEVANCE, make=model.Relevance), least=1),
        "The assessment families that count for the role",
        "Highest weight first; each family once",
    ),
    Field(
        "personality",
        Record(name="personality", fields=PERSONALITY, make=model.Personality),
        "Trait weights of the role, only with a source",
        required=False,
    ),
    Field(
        "skills",
        NEEDS,
        "The skills of the role at the level it needs, most important first",
        "Each skill once",
        required=False,
        default=(),
    ),
    Field(
        "related",
        ListOf(entry=Id(), unique=True),
        "Ids of related guides",
        example="[data-scientist]",
        required=False,
        default=(),
    ),
    Field(
        "reviewed_by",
        Record(name="reviewer", fields=REVIEWER, make=model.Reviewer),
        "Who does this job and has read the guide",
        "Left out until somebody has; the page then says so",
        required=False,
        default=None,
    ),
)

_CONSTRUCT = (
    Field("id", Id(), "Name for links", example="eval-design"),
    Field("name", String(most=80), "Its name", example="Eval design"),
    Field("description", _SENTENCES, "What it is, in a sentence"),
)
_ASSESSMENT = (
    Field(
        "id",
        Id(),
        "Name for links",
        "Unlike every other assessment's",
        example="communication-full",
    ),
    Field("title", String(most=80), "Its title", example="Communication"),
    Field("minutes", Whole(least=1, most=600), "Length, once known", required=False, example="20"),
    Field("status", _FAMILY_STATUS, "Where it stands", example="planned"),
)

_HALF_LIFE = Field(
    "half_life_months",
    Number(least=0, most=1200, places=1, above=True),
    "Months after which a result says half as much",
    example="12",
)
_FULL_SD = Field(
    "full_sd",
    Number(least=0, most=100, places=1, above=True),
    "Standard error, in points, assumed for a full result entered by hand",
    example="45",
)
_EARLIER = (_HALF_LIFE, _FULL_SD)

FAMILY = (
    Field("id", Id(), "Name for links", example="communication"),
    Field("name", String(most=80), "Its full name", example="AI Collaboration Literacy (ACL)"),
    Field("short_name", String(most=40), "Its name in tables", example="AI collaboration"),
    Field("measures", _SENTENCES, "What it measures"),
    Field("does_not_measure", _SENTENCES, "What it does not measure"),
    Field(
        "constructs",
        ListOf(entry=Record(name="construct", fields=_CONSTRUCT, make=model.Construct), least=1),
        "The parts of what it measures",
    ),
    Field(
        "assessments",
        ListOf(entry=Record(name="assessment", fields=_ASSESSMENT, make=model.Assessment), least=1),
        "Its assessments",
    ),
    Field("item_style", _SENTENCES, "What its questions look like"),
    Field("status", _FAMILY_STATUS, "Where the family stands", example="planned"),
    Field("status_since", Day(), "Since when", "Not in the future", example="2026-11-24"),
    _HALF_LIFE,
    Field(
        "half_life_ground",
        String(
            most=1000,
            pattern=r"(?:given|policy|data): [\s\S]+",
            said="given:, policy: or data:, and the reason",
        ),
        "What the half-life rests on",
        example="policy: no retest data yet",
    ),
    Field(
        "half_life_source",
        Ref(to="reference"),
        "The reference behind it",
        "Needed where the ground is data",
        required=False,
        default="",
    ),
    _FULL_SD,
    Field(
        "earlier",
        ListOf(entry=Record(name="earlier", fields=_EARLIER, make=model.EarlierFamily), most=100),
        "Half-lives and standard errors that were published before",
        "Passports carry the values of their day; keep a row for every change",
        required=False,
        default=(),
    ),
    Field("sample", Ref(to="quiz"), "Quiz id of its free sample", required=False, default=""),
    Field(
        "launch_note",
        _SENTENCES,
        "What readers should know until it is live",
        required=False,
        default="",
    ),
)
FAMILIES = (
    Field(
        "families",
        ListOf(
            entry=Record(name="family", fields=FAMILY, make=model.Family),
            least=1,
            most=MOST_FAMILIES,
        ),
        "The families",
    ),
)

_COUNTS_FOR = (
    Field("trait", Choice(options=TRAITS), "The trait it counts for", example="openness"),
    Field(
        "direction",
        Choice(options=("forward", "reverse")),
        "Which way it counts",
        example="reverse",
    ),
)
_ITEM = (
    Field("id", _ITEM_ID, "Name of the item, as in the norms", example="C4"),
    Field("text", String(most=300), "The statement or question"),
    *_COUNTS_FOR,
    Field(
        "facet",
        String(most=60),
        "The side of the trait it asks about",
        "Gets no score of its own",
        example="Order",
        required=False,
        default="",
    ),
)
_KIND = Choice(options=("sample", "full"))
_LENGTH = Field(
    "length",
    Whole(least=1, most=MOST_ITEMS),
    "How many of the items, from the first",
    example="25",
)
_STEP = (
    _LENGTH,
    Field("kind", _KIND, "What a result of this length counts as", example="sample"),
    Field("name", String(most=60), "Its name on the page", example="Short form"),
    Field("minutes", Whole(least=1, most=600), "How long it takes, from the first", example="4"),
    Field(
        "notices",
        ListOf(entry=_SENTENCES),
        "Sentences that stand beside a result of this length only",
        required=False,
        default=(),
    ),
)
_WORDING = (
    Field("trait", Choice(options=TRAITS), "The trait", example="openness"),
    Field("name", String(most=60), "Its name on the page", example="Openness"),
    Field("description", _SENTENCES, "What it is"),
    Field("low_end", String(most=80), "The low end, in fair words", example="practical, focused"),
    Field(
        "high_end", String(most=80), "The high end, in fair words", example="curious, imaginative"
    ),
    Field("low", _SENTENCES, "What a low result means"),
    Field("middle", _SENTENCES, "What a middle result means"),
    Field("high", _SENTENCES, "What a high result means"),
)

QUIZ = (
    Field("id", Id(), "Name for links", "The file's name without .yml", example="big-five-sample"),
    Field("family", Ref(to="family"), "The family it belongs to", example="big-five-personality"),
    Field(
        "kind",
        _KIND,
        "What a result counts as",
        "Left out where each step says it",
        example="sample",
        required=False,
    ),
    Field(
        "replaced_by",
        Ref(to="quiz"),
        "The quiz that people take instead; this one stays for the results they have",
        example="big-five",
        required=False,
        default="",
    ),
    Field("version", _VERSION, "Version that results carry", example='"1.0"'),
    Field("title", String(most=80), "Its title", example="Big Five sample"),
    Field("minutes", Whole(least=1, most=600), "How long it takes", example="1"),
    Field("introduction", String(most=2000, long=True), "What people read before they begin"),
    Field("question", String(most=300), "The question above every item"),
    Field(
        "scale",
        ListOf(entry=String(most=60), least=2, most=MOST_ANSWERS, unique=True),
        "Answer labels, lowest first",
    ),
    Field(
        "items",
        ListOf(entry=Record(name="item", fields=_ITEM, make=model.Item), least=1, most=MOST_ITEMS),
        "The items",
        "In the order they are asked",
    ),
    Field(
        "steps",
        ListOf(entry=Record(name="step", fields=_STEP, make=model.QuizStep), most=MOST_STEPS),
        "Lengths at which one may stop and have a result, shortest first",
        "Only with norms of kind total",
        required=False,
        default=(),
    ),
    Field("norms", Ref(to="norms"), "The norm table", example="big-five-sample"),
    Field(
        "traits",
        ListOf(entry=Record(name="wording", fields=_WORDING, make=model.TraitWording), least=1),
        "Words for each trait that an item counts for",
    ),
    Field(
        "private_traits",
        ListOf(entry=Choice(options=TRAITS), unique=True),
        "Traits left out of everything shared",
        required=False,
        default=(),
    ),
    Field(
        "notices",
        ListOf(entry=_SENTENCES),
        "Sentences that stand beside every result",
        required=False,
        default=(),
    ),
)

_ITEM_NORM = (
    Field(
        "counts",
        ListOf(entry=Whole(least=1, most=MOST_COUNTED), least=2, most=MOST_ANSWERS),
        "How many of the norm group gave each answer, in the order of the scale",
        example="[70, 124, 259, 707, 869, 503]",
    ),
    Field(
        "loading",
        Number(least=STRENGTH[0], most=STRENGTH[1], places=3),
        "How strongly the item measures its trait",
        example="0.678",
    ),
)

_TOTAL_NORM = (
    Field(
        "reliability",
        Number(least=STRENGTH[0], most=STRENGTH[1], places=3),
        "Squared correlation of the total with the trait",
        example="0.825",
    ),
    Field(
        "counts",
        ListOf(entry=Whole(most=MOST_COUNTED), least=2, most=MOST_TOTALS),
        "How many of the norm group had each total, lowest first, in the direction of the trait",
    ),
    Field(
        "smoothed",
        ListOf(
            entry=Number(least=LEAST_SMOOTHED, most=MOST_COUNTED, places=3),
            least=2,
            most=MOST_TOTALS,
        ),
        "The same, smoothed: what scores are computed from",
    ),
)
_STEP_NORM = (
    _LENGTH,
    Field(
        "traits",
        MapOf(
            key=Choice(options=(*TRAITS, POINTS)),
            value=Record(name="total norm", fields=_TOTAL_NORM, make=model.TotalNorm),
        ),
        "Counts and reliability of each trait, or of the points of a practice set",
    ),
)

NORMS = (
    Field("id", Id(), "Name for links", "The file's name without .yml", example="big-five-sample"),
    Field("version", _VERSION, "Version that results carry", example='"2026-11-24"'),
    Field(
        "kind",
        Choice(options=("item", "total")),
        "Whether it holds answers to items or totals of several",
        "item is meant where nothing is written",
        required=False,
        default="item",
    ),
    Field("group", String(most=200), "The norm group, in words"),
    Field("sample", Anything(), "Size and make-up of the group"),
    Field("source", _SENTENCES, "Where the data are from"),
    Field("licence", _SENTENCES, "Under what terms they may be used"),
    Field("date", Day(), "When the table was made", "Not in the future", example="2026-11-24"),
    Field(
        "items",
        MapOf(key=_ITEM_ID, value=Record(name="item norm", fields=_ITEM_NORM, make=model.ItemNorm)),
        "Counts and loading of each item",
        "Only with kind item",
        required=False,
        default={},
    ),
    Field(
        "steps",
        ListOf(
            entry=Record(name="norms of a step", fields=_STEP_NORM, make=model.NormsOfStep),
            most=MOST_STEPS,
        ),
        "Counts and reliability of each trait at each length",
        "Only with kind total",
        required=False,
        default=(),
    ),
    Field("validation", Anything(), "How well the scores did, as figures"),
    Field(
        "quiz_version",
        _VERSION,
        "The version that was answered",
        "Only for a practice set",
        required=False,
        default="",
    ),
)

_SCORED_ITEM = (
    Field("id", _ITEM_ID, "Name of the item", example="C4"),
    *_COUNTS_FOR,
    replace(_ITEM_NORM[0], required=False, default=()),
    replace(_ITEM_NORM[1], required=False, default=0.0),
)
_SCORED_NORM = (
    _TOTAL_NORM[0],
    replace(_TOTAL_NORM[2], key="counts"),
)
_SCORED_STEP = (
    _LENGTH,
    Field("kind", _KIND, "What a result of this length counts as", example="sample"),
    Field(
        "norms",
        MapOf(
            key=Choice(options=TRAITS),
            value=Record(name="scored norm", fields=_SCORED_NORM, make=form.Norm),
        ),
        "Smoothed counts and reliability of each trait",
    ),
)
VERSION = (
    Field("id", Ref(to="quiz"), "The quiz", example="big-five-sample"),
    Field("version", _VERSION, "Its version", example='"1.0"'),
    Field("family", Ref(to="family"), "The family its results belong to"),
    Field(
        "kind",
        _KIND,
        "What a result counts as",
        "Left out where each step says it",
        required=False,
    ),
    Field("norms_id", Id(), "The norm table", example="big-five-sample"),
    Field("norms_version", _VERSION, "Its version", example='"2026-11-24"'),
    Field(
        "private_traits",
        ListOf(entry=Choice(options=TRAITS), unique=True),
        "Traits left out of everything shared",
    ),
    Field(
        "items",
        ListOf(
            entry=Record(name="scored item", fields=_SCORED_ITEM, make=form.QuizItem),
            least=1,
            most=MOST_ITEMS,
        ),
        "The items, with their norms where those are by item",
    ),
    Field(
        "answers",
        Whole(least=2, most=MOST_ANSWERS),
        "How many answers every item has",
        "Only with steps",
        required=False,
        default=0,
    ),
    Field(
        "steps",
        ListOf(
            entry=Record(name="scored step", fields=_SCORED_STEP, make=form.Step), most=MOST_STEPS
        ),
        "The lengths with their norms by total",
        required=False,
        default=(),
    ),
)
VERSIONS = (
    Field(
        "versions",
        ListOf(entry=Record(name="version", fields=VERSION, make=form.Quiz)),
        "The versions, oldest first",
    ),
)

CHANGE = (
    Field(
        "date",
        Day(),
        "When readers saw it",
        "Oldest first; not in the future",
        example="2026-11-24",
    ),
    Field(
        "kind",
        Choice(options=("guide", "pay", "weights", "launch", "method", "correction")),
        "What changed",
        example="pay",
    ),
    Field(
        "subject", String(most=80), "Id of the guide or the family", example="ai-product-manager"
    ),
    Field("text", _SENTENCES, "What a reader should know, in a sentence"),
    Field("before", String(most=1000), "The values before", required=False, default=""),
    Field("after", String(most=1000), "The values since", required=False, default=""),
)
CHANGES = (
    Field(
        "changes", ListOf(entry=Record(name="change", fields=CHANGE, make=model.Change)), "The log"
    ),
)

_ANSWERS = MapOf(key=Code(example="q1"), value=Whole(least=1, most=10))
_SCORES = MapOf(key=Ref(to="family"), value=Whole(least=300, most=850))
_EXAMPLE_READINESS = (
    Field("role", Id(), "The guide whose published weights it is for"),
    Field("quiz", Ref(to="quiz"), "The quiz that the person took as a sample"),
    Field("answers", _ANSWERS, "The answers, by item"),
    Field("full", _SCORES, "Full results, by family"),
    Field(
        "own",
        MapOf(key=Ref(to="family"), value=Number(least=0, most=1, places=2)),
        "An employer's weights, by family",
    ),
    Field("stale", _SCORES, "Two full results, the lower one first"),
)
_EXAMPLE_SAMPLE = (
    Field("date", Day(), "Day it was taken", example="2026-10-18"),
    Field("answers", _ANSWERS, "The answers, by item"),
)
_EXAMPLE_FULL = (
    Field("family", Ref(to="family"), "The family"),
    Field("date", Day(), "Day it was taken", example="2026-10-18"),
    Field("score", Whole(least=300, most=850), "The score", example="640"),
)
_EXAMPLE_PASSPORT = (
    Field("quiz", Ref(to="quiz"), "The quiz that the samples are of"),
    Field(
        "samples",
        ListOf(
            entry=Record(name="sample", fields=_EXAMPLE_SAMPLE, make=site_model.ExampleSample),
            most=10,
        ),
        "Samples taken",
    ),
    Field(
        "full",
        ListOf(
            entry=Record(name="full", fields=_EXAMPLE_FULL, make=site_model.ExampleFull), most=20
        ),
        "Full results entered by hand",
    ),
)
_AGED_SCORE = (
    Field("score", Whole(least=300, most=850), "The score", example="640"),
    Field("months", Whole(least=0, most=600), "How long ago it was taken", example="3"),
)
_EXAMPLE_PERSON = (
    Field("name", String(most=40), "A name that is plainly invented", example="Example A"),
    Field("about", String(most=160), "What to notice"),
    Field(
        "results",
        MapOf(
            key=Ref(to="family"),
            value=Record(name="aged score", fields=_AGED_SCORE, make=site_model.AgedScore),
        ),
        "Full results, by family",
    ),
)
_AREAS = ListOf(entry=String(most=80), least=1, unique=True)
_WAGE_COMPARISON = (
    Field("base", _AREAS, "Metro areas that the others are compared with", example="[Seattle]"),
    Field(
        "others",
        _AREAS,
        "Metro areas compared with them",
        "Without it, all others of the table",
        example="[Denver]",
        required=False,
        default=(),
    ),
    Field("least", Whole(least=2, most=500), "How many of the others a statement needs at least"),
)
_BACKGROUND = (
    Field("name", String(most=60), "The kind of work, in a few words", example="Teaching"),
    Field(
        "occupations",
        ListOf(
            entry=String(most=10, pattern=r"[0-9]{2}-[0-9.]{0,7}", said="the beginning of a code"),
            least=1,
            most=60,
            unique=True,
        ),
        "Beginnings of occupation codes; the longest one counts",
        example='["25-1", "25-2"]',
    ),
    Field(
        "brings",
        ListOf(entry=Ref(to="skill"), least=1, most=8, unique=True),
        "Skills that this work gives, by your judgment",
        example="[teaching, clear-writing]",
    ),
)
_WORD = String(most=30, pattern=r"[^\W_]+", said="one word")
_SEARCH = (
    Field(
        "same_words",
        ListOf(entry=ListOf(entry=_WORD, least=2, most=12, unique=True), most=100),
        "Words that stand for one another",
        example="[[pay, salary, wage]]",
        required=False,
        default=(),
    ),
    Field(
        "ignored_words",
        ListOf(entry=_WORD, most=200, unique=True),
        "Words of a question that are not looked for, beside others",
        example="[how, the]",
        required=False,
        default=(),
    ),
    Field(
        "last_pages",
        ListOf(entry=String(most=80, pattern=r"[a-z0-9/-]+/", said="an address"), most=40),
        "Pages that are listed after all others",
        example="[sources/]",
        required=False,
        default=(),
    ),
)
_COLOR = String(
    pattern="#[0-9a-fA-F]{6}", said='a color as # and six digits, in quotes, such as "#0b57a4"'
)
_COLORS = (
    Field("light", _COLOR, "On white", example='"#0b57a4"'),
    Field("dark", _COLOR, "On a dark ground", example='"#8ab8f5"'),
)
_CLUSTER = (
    Field("name", String(most=40), "Its name, in one word or two", example="Build"),
    Field("summary", String(most=300), "What people in these jobs do, in a sentence"),
    Field(
        "colors",
        Record(name="colors", fields=_COLORS, make=site_model.Colors),
        "The color of its figures and marks",
        "Texts in it must be readable on their ground",
        required=False,
        default=None,
    ),
)
SITE = (
    Field(
        "name",
        String(most=60),
        "The name of the site",
        "Without it, site_name of mkdocs.yml",
        required=False,
        default="",
    ),
    Field(
        "description",
        String(most=200),
        "What the site is, for search engines",
        "Without it, site_description of mkdocs.yml",
        required=False,
        default="",
    ),
    Field(
        "colors",
        Record(name="colors", fields=_COLORS, make=site_model.Colors),
        "The color of links and buttons",
        "Texts in it must be readable on their ground",
        required=False,
        default=None,
    ),
    Field(
        "logo",
        String(
            most=80,
            pattern=r"[a-z0-9][a-z0-9/_-]*\.(?:svg|png|webp)",
            said="the path of an SVG, PNG or WebP file in overrides/, such as icons/logo.svg",
        ),
        "An image in overrides/, shown beside the name",
        required=False,
        default="",
    ),
    Field(
        "currency",
        Currency(),
        "Of the pay in new guides, where there is no wage table",
        required=False,
        default="USD",
    ),
    Field(
        "locale",
        Locale(),
        "How pages write dates, money and counts, such as en-GB",
        "Without it: 27 November 2026, $31,000",
        required=False,
        default="",
    ),
    Field("publisher", String(most=40), "Who publishes the weights and the assessments"),
    Field("editors", String(most=80), "Who looks after a new guide", example="Our editors"),
    Field(
        "groups",
        ListOf(entry=String(most=40), least=1, most=50, unique=True),
        "Headings of the role index",
        example="[Nursing]",
    ),
    Field(
        "clusters",
        MapOf(
            key=String(most=40, pattern=r"[a-z][a-z0-9-]*", said="small letters and hyphens"),
            value=Record(name="cluster", fields=_CLUSTER, make=site_model.Cluster),
        ),
        "Kinds of work with a page each, by their ids",
        "Guides name theirs in `cluster`; one without guides has no page",
        required=False,
        default={},
    ),
    Field(
        "skill_groups",
        ListOf(entry=String(most=40), least=1, most=50, unique=True),
        "Headings of the index of skills, in its order",
        example="[Data, Communication]",
        required=False,
        default=(),
    ),
    Field(
        "group_of_occupation",
        MapOf(
            key=String(pattern=r"[0-9][0-9.-]{1,9}", said="the beginning of an occupation code"),
            value=String(most=40),
        ),
        "A new guide's heading, by the beginning of its occupation code",
        "The longest beginning counts; the first heading where none fits",
        required=False,
        default={},
    ),
    Field(
        "answers_to",
        String(most=300),
        "Where readers may send the answers that they save for calibration, as a sentence",
        "Without it, no place is named; nothing is ever sent by itself",
        example="Mail the file to answers@example.org.",
        required=False,
        default="",
    ),
    Field(
        "wage_comparison",
        Record(name="wage comparison", fields=_WAGE_COMPARISON, make=site_model.WageComparison),
        "Two lists of metro areas whose wages guides compare",
        "Names of areas are matched by their beginning",
        required=False,
        default=None,
    ),
    Field(
        "example_readiness",
        Record(name="readiness", fields=_EXAMPLE_READINESS, make=site_model.ExampleReadiness),
        "The invented person of the methodology page",
        required=False,
        default=None,
    ),
    Field(
        "example_passport",
        Record(name="passport", fields=_EXAMPLE_PASSPORT, make=site_model.ExamplePassport),
        "The invented person of the passport page",
        required=False,
        default=None,
    ),
    Field(
        "example_people",
        ListOf(
            entry=Record(name="person", fields=_EXAMPLE_PERSON, make=site_model.ExamplePerson),
            most=10,
        ),
        "The invented candidates of the bundle page",
        required=False,
        default=(),
    ),
    Field(
        "backgrounds",
        ListOf(
            entry=Record(name="background", fields=_BACKGROUND, make=site_model.Background), most=60
        ),
        "What readers bring from other work, for the page that starts from their job",
        required=False,
        default=(),
    ),
    Field(
        "plain_words",
        MapOf(key=String(most=60), value=String(most=120)),
        "Words that guides do without, and what to write instead",
        "Capitals do not matter; `check` advises to rewrite the sentence",
        example="{takes in: includes}",
        required=False,
        default={},
    ),
    Field(
        "search",
        Record(name="search", fields=_SEARCH, make=site_model.Search),
        "What the search box knows of your readers' words",
        required=False,
        default=site_model.Search(),
    ),
)

PAGE = (
    Field(
        "title",
        String(most=120),
        "What the browser's tab and search say, where it is not the first heading",
        required=False,
        default="",
    ),
    Field(
        "description",
        String(most=300),
        "What the page is about, for search engines",
        required=False,
        default="",
    ),
)
"""A page of docs/."""

KINDS = {
    "role": ROLE,
    "family": FAMILY,
    "quiz": QUIZ,
    "norms": NORMS,
    "skill": SKILL,
    "kit": KIT,
    "change": CHANGE,
    "page": PAGE,
    "site": SITE,
}
"""What the editors' page lists the keys of."""
