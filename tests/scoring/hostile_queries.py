"""Queries that try to run for ever, to take all memory, or to reach something else."""

from __future__ import annotations

from collections.abc import Iterator

__all__ = ["QUERIES"]

_COUNTING = "with recursive r(n) as (select 1 union all select n + 1 from r)"
_LONG = "hex(zeroblob(4500))"
_AS = f"replace({_LONG}, '0', 'a')"


def _endless() -> Iterator[str]:
    tails = (
        "select count(*) from r",
        "select max(n) from r",
        "select sum(n * n) from r",
        "select n from r where n < 0",
        "select group_concat(n) from r",
        "select count(distinct n) from r",
        "select n from r order by n desc limit 1",
        "select a.n from r a, r b",
        "select count(*) from r a join r b on a.n = b.n",
        "select avg(n) over (order by n) from r",
        "select n, row_number() over (order by -n) from r",
        "select json_group_array(n) from r",
        "select count(*) from (select n from r union select n + 1 from r)",
        "select exists(select 1 from r where n = -1)",
        "select (select count(*) from r)",
        f"select count({_LONG}) from r",
        f"select max({_LONG} || n) from r",
        f"select count(distinct {_LONG} || n) from r",
        "select min(abs(n)) from r where n % 2 = 3",
        "select lag(n) over (order by n) from r",
    )
    yield from (f"{_COUNTING} {tail}" for tail in tails)
    for step in ("union", "union all"):
        for first, following, result in (
            ("1", "x + 1", "1"),
            ("'a'", "x || 'a'", "x"),
            (_LONG, "x", "count(*)"),
        ):
            grows = f"with recursive r(x) as (select {first} {step} select {following} from r)"
            yield f"{grows} select {result} from r"
    many = ", ".join(f"t a{n}" for n in range(20))
    for result in ("count(*)", "sum(a0.id)", "max(a1.name)", "group_concat(a2.id)"):
        yield f"select {result} from {many}"
        yield f"select {result} from {many} order by a19.id desc"
    for size in (2, 3, 4, 5, 6, 7, 8, 9):
        one = "(select id from t union select id + 10 from t)"
        spread = ", ".join(f"{one} b{n}" for n in range(size))
        yield f"select count(*) from {spread} where b0.id < 0 or b1.id <> b0.id"


def _busy() -> Iterator[str]:
    """Functions on long texts: a step of the query ends only when the function does."""
    for call in (
        *("lower({})", "upper({})", "trim({}, '0')", "hex({})", "quote({})", "instr({}, '1')"),
        *("substr({}, 2)", "replace({}, '0', '00')", "length({} || n)", "unicode({})"),
        *("strftime({}, 0)", "date({})", "json_valid({})", "json_array({}, {})", "min({}, n)"),
        *("{} like {}", "{} glob {}", "coalesce(nullif({}, {}), n)", "cast({} as integer)"),
        "printf('%.*c', 9000, {})",
    ):
        yield f"{_COUNTING} select count({call.replace('{}', _LONG)}) from r"
        yield f"select {call.replace('{}', _AS).replace('n)', '1)')} from t"


def _large() -> Iterator[str]:
    for size in ("1e9", "1000000000", "2147483647", "1e18", "100000000", "50000000"):
        yield f"select zeroblob({size})"
        yield f"select hex(zeroblob({size}))"
        yield f"select printf('%.*c', {size}, 'x')"
        yield f"select length(printf('%{size.replace('1e', '1')}d', 1))"
    grown = "'x'"
    for _ in range(12):
        grown = f"replace({grown}, 'x', 'xxxxxxxxxx')"
        yield f"select length({grown})"
    yield f"select {_LONG} || {_LONG}"
    yield f"select {', '.join([_LONG] * 25)}"
    yield f"{_COUNTING} select {', '.join([_LONG] * 25)} from r"
    yield f"{_COUNTING} select {_LONG} from r"
    yield f"select group_concat({_LONG}) from t a, t b, t c"
    yield "select " + "(" * 500 + "1" + ")" * 500
    yield "select " + " + ".join(["1"] * 700)
    yield " union all ".join(["select 1"] * 120)
    yield "select " + ", ".join(["1"] * 700)
    yield "select " + "not " * 300 + "1"
    yield "select " + "case when 1 then " * 60 + "1" + " end" * 60
    for pattern in ("%a" * 40 + "b", "_%" * 40, "%" * 90 + "b"):
        yield f"select count(*) from t where {_AS} like '{pattern}'"
        yield f"{_COUNTING} select count(*) from r where {_AS} like '{pattern}'"
    yield f"select count(*) from t where {_AS} glob '{'*a' * 40}b'"
    yield f"select count(*) from t where {_AS} glob '{'[a-z]*' * 12}0'"
    yield f"select json(replace({_LONG}, '0', '['))"
    yield f"select json_extract(replace({_LONG}, '0', '['), '$[0][0][0]')"


def _reaching() -> Iterator[str]:
    yield from (
        "drop table t",
        "delete from t",
        "delete from t where id = 1 returning *",
        "update t set id = 9",
        "insert into t values (9, 'x')",
        "insert into t select id + 9, name from t returning id",
        "replace into t values (1, 'x')",
        "create table u (x)",
        "create temp table u (x)",
        "create view u as select 1",
        "create trigger u after insert on t begin select 1; end",
        "create virtual table u using fts5(x)",
        "create virtual table u using rtree(a, b, c)",
        "create index u on t (name)",
        "alter table t rename to u",
        "alter table t add column x",
        "attach ':memory:' as u",
        "attach 'file.db' as u",
        "attach '/etc/passwd' as u",
        "detach main",
        "vacuum",
        "vacuum into 'copy.db'",
        "reindex",
        "analyze",
        "begin",
        "begin exclusive",
        "commit",
        "rollback",
        "savepoint a",
        "release a",
        "pragma journal_mode = wal",
        "pragma hard_heap_limit = 0",
        "pragma writable_schema = on",
        "pragma foreign_keys = off",
        "pragma database_list",
        "pragma temp_store_directory = '/tmp'",
        "pragma table_info(t)",
        "select * from pragma_database_list",
        "select * from pragma_function_list",
        "select * from pragma_hard_heap_limit(0)",
        "select load_extension('x')",
        "select load_extension('x', 'y')",
        "select readfile('/etc/passwd')",
        "select writefile('x', 'y')",
        "select edit('x')",
        "select fts3_tokenizer('simple')",
        "select random()",
        "select hex(randomblob(8))",
        "select sqlite_log(1, 'x')",
        "select * from dbstat",
        "select * from sqlite_dbpage",
        "select * from bytecode('select 1')",
        "explain select 1; drop table t",
        "select 1; select 2",
        "select 1; delete from t",
        "with x as (select 1) delete from t",
        "with x as (select 1) insert into t select 9, 'x'",
        "with x as (select 1) update t set id = 9",
        "select * from t; --",
        "/* */ delete /* */ from /* */ t",
        "\u00e9\u202e",
        "",
        ";",
        "--",
        "select char(0), x'00', '\x00'",
        "select cast(x'ff' as text)",
        "select 9223372036854775807 + 1, abs(-9223372036854775808)",
        "select 9e999, -9e999, 9e999 - 9e999",
        "select \ud800",
    )


QUERIES = tuple(dict.fromkeys([*_endless(), *_busy(), *_large(), *_reaching()]))
