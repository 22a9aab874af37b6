"""A large warehouse without a single article read: raw rows made by SQL, the same for the same numbers.

Its shape is that of a real one: few actors make most of the news, events have three reports on average, half of
them name persons, a third give no date, one statement in ten repeats another one. `python generating.py FILE
ARTICLES [FIRST]` writes `ARTICLES` articles, with 20 statements and 6 other reports each,
beginning with number FIRST.
"""

from __future__ import annotations

import sys
from pathlib import Path

import duckdb

from flows.render import raw_ddl

PER_DAY = 50
STATEMENTS, MEETINGS, STRIKES, SANCTIONS = 20, 2, 2, 2

# `u(n, salt)` is a fixed number from 0 to 1 for each n: the only source of chance.
MACROS = f"""
create or replace temp macro u(n, salt) as (hash(n, salt) % 1000003) / 1000003.0;
create or replace temp macro few(n, salt, size) as cast(floor(size * pow(u(n, salt), 2.5)) as integer);
create or replace temp macro iso(c) as 'C' || lpad(cast(c as varchar), 2, '0');
create or replace temp macro country(c) as 'Country ' || c;
create or replace temp macro person(c, k) as 'Person ' || c || 'n' || k;
create or replace temp macro city(c, k) as 'City ' || c || ' ' || k;
create or replace temp macro aid(name) as substr(md5('actor' || name), 1, 20);
create or replace temp macro pid(name) as substr(md5('place' || name), 1, 20);
create or replace temp macro article(i) as substr(md5('article' || i), 1, 20);
create or replace temp macro day_of(i) as i // {PER_DAY};
create or replace temp macro the_day(n) as date '2023-01-01' + cast(n as integer);
create or replace temp macro words(seed, size) as array_to_string(list_transform(
    generate_series(1, size), lambda w: 'w' || cast(floor(4000 * pow(u(seed, w + 7), 2)) as integer)), ' ');
"""

# A body is the row of its pieces, each in a slot of 240 characters, so that every row can show its words.
ARTICLES = """
insert into raw.articles by name
select article_id, 'x' || i as external_id, i || '.txt' as source_uri, body, 'en' as language,
    the_day(day_of(i)) as published_on, 'metadata' as published_basis, 300 as word_count,
    substr(md5('c' || case when u(i, 1) < 0.03 then i // 2 else i end), 1, 20) as content_hash, $load as load_id
from (select i, article(i) as article_id from range($first, $last) as t(i)) as numbered
inner join (
    select article_id, string_agg(rpad(words, 240, ' '), '' order by start_char) as body
    from (
        select article_id, start_char, content as words from raw.statements where load_id = $load
        union all
        select article_id, start_char, evidence from raw.meetings where load_id = $load
        union all
        select article_id, start_char, evidence from raw.strikes where load_id = $load
        union all
        select article_id, start_char, evidence from raw.sanctions where load_id = $load
    ) as pieces
    group by article_id
) as bodies using (article_id)
"""

STATEMENTS_SQL = f"""
create temp table said as
select i, n, i * {STATEMENTS} + n as id, few(i * {STATEMENTS} + n, 2, 60) as c, few(i * {STATEMENTS} + n, 3, 3) as k,
    case when u(i * {STATEMENTS} + n, 4) < 0.1 then cast(floor(2000 * u(i * {STATEMENTS} + n, 5)) as bigint)
        else 1000000 + i * {STATEMENTS} + n end as seed
from range($first, $last) as t(i), range({STATEMENTS}) as s(n);
insert into raw.statements by name
select substr(md5('s' || id), 1, 20) as statement_id, article(i) as article_id, aid(person(c, k)) as speaker_id,
    person(c, k) as speaker_name, true as is_speaker_named, 'direct' as quote_type, 'say' as speech_act,
    words(seed, 8 + seed % 20) || case when u(id, 6) < 0.3 then ' and more' else '' end as content,
    n * 240 as start_char, n * 240 + length(content) as end_char, false as is_negated, the_day(day_of(i)) as said_on,
    'day' as said_on_precision, 0.9 as confidence, 'generated' as rule, $load as load_id
from said;
insert into raw.statement_segments by name
select statement_id, 0 as segment_index, start_char, end_char, content as text, load_id from raw.statements
where load_id = $load;
"""

# A report of an event lies at most four days after it, so the event is drawn from those of the article's last days.
EVENTS = """
create or replace temp table told as
select i, n, id, few(e, 12, 60) as a, few(e, 13, 59) as b, few(e, 14, 5) as k, day as day_n, e, u(id, 15) as v
from (
    select i, n, i * $size + n as id,
        greatest(day_of(i) - few(i * $size + n, 10, 5), 0) as day,
        greatest(day_of(i) - few(i * $size + n, 10, 5), 0) * 100 + cast(floor($per_day * u(i * $size + n,
        11)) as integer) as e
    from range($first, $last) as t(i), range($size) as s(n)
) as drawn
"""

MEETINGS_SQL = """
insert into raw.meetings by name
select substr(md5('m' || id), 1, 20) as report_id, article(i) as article_id, 'in_person' as meeting_format,
    case when v < 0.2 then 'planned' else 'held' end as status,
    case when v < 0.8 then pid(city(a, k)) end as place_id, case when v < 0.8 then city(a, k) end as place_name,
    case when u(id, 16) < 0.7 then the_day(day_n) end as starts_on, case when u(id,
    16) < 0.7 then the_day(day_n) end as ends_on,
    case when u(id, 16) < 0.7 then 'day' end as date_precision, false as is_plural, (20 + n) * 240 as start_char,
    (20 + n) * 240 + length(words(id, 12)) as end_char, words(id, 12) as evidence, 0.8 as confidence,
    'generated' as rule, $load as load_id
from told;
insert into raw.meeting_participants by name
select substr(md5('m' || id), 1, 20) as report_id, 'participant' as role, $load as load_id,
    case when u(id, 17) < 0.5 then person(c, k % 3) else country(c) end as actor_name,
    aid(case when u(id, 17) < 0.5 then person(c, k % 3) else country(c) end) as actor_id
from (select id, a as c, k from told union all select id, case when b >= a then b + 1 else b end as c, k from told);
"""

STRIKES_SQL = """
insert into raw.strikes by name
select substr(md5('k' || id), 1, 20) as report_id, article(i) as article_id, aid(country(a)) as attacker_id,
    country(a) as attacker_name, pid(city(b, k)) as place_id, city(b, k) as place_name, country(b) as country_name,
    ['drone', 'missile', 'artillery', 'unknown'][1 + e % 4] as weapon, e % 13 as killed_min, e % 13 as killed_max,
    true as has_casualties,
    'occurred' as status, case when u(id, 16) < 0.7 then the_day(day_n) end as occurred_on,
    case when u(id, 16) < 0.7 then 'day' end as date_precision, false as is_plural, (22 + n) * 240 as start_char,
    (22 + n) * 240 + length(words(id, 12)) as end_char, words(id, 12) as evidence, 0.8 as confidence,
    'generated' as rule, $load as load_id
from told;
"""

SANCTIONS_SQL = """
insert into raw.sanctions by name
select substr(md5('b' || id), 1, 20) as report_id, article(i) as article_id, aid(country(a)) as sender_id,
country(a) as sender_name,
    aid(country(b)) as target_id, country(b) as target_name, ['threatened', 'imposed', 'imposed',
    'planned'][1 + cast(floor(4 * v) as integer)] as action,
    'tighten' as direction, ['general', 'trade', 'energy', 'finance'][1 + e % 4] as measure,
    case when u(id, 16) < 0.5 then the_day(day_n) end as effective_on, (24 + n) * 240 as start_char,
    (24 + n) * 240 + length(words(id, 12)) as end_char,
    words(id, 12) as evidence, 0.8 as confidence, 'generated' as rule, $load as load_id
from told;
"""

MENTIONS = """
insert into raw.actor_mentions by name
select article_id, aid(name) as actor_id, name,
case when name like 'Person%' then 'person' else 'country' end as kind,
    iso(split_part(name, ' ', 2)) as country_iso3, count(*) as mention_count, $load as load_id
from (
    select article_id, speaker_name as name from raw.statements where load_id = $load
    union all
    select m.article_id, p.actor_name from raw.meeting_participants as p
    inner join raw.meetings as m on p.report_id = m.report_id where p.load_id = $load
    union all
    select article_id, attacker_name from raw.strikes where load_id = $load
    union all
    select article_id, unnest([sender_name, target_name]) from raw.sanctions where load_id = $load
) as named
group by article_id, name;
insert into raw.place_mentions by name
select article_id, pid(name) as place_id, name, 'city' as kind, iso(split_part(name, ' ', 2)) as country_iso3,
    country(split_part(name, ' ', 2)) as country_name, count(*) as mention_count, $load as load_id
from (
    select article_id, place_name as name from raw.meetings where load_id = $load and place_name is not null
    union all
    select article_id, place_name from raw.strikes where load_id = $load
) as named
group by article_id, name;
"""


def generate(build: Path, articles: int, first: int = 0, *, is_finished: bool = False) -> str:
    """The id of the load that brought `articles` generated articles, numbered from `first`, into `build`."""
    load = f"20260601T{first:09d}"
    numbers = {"first": first, "last": first + articles, "load": load}
    with duckdb.connect(str(build)) as connection:
        for statement in (*raw_ddl(), "set preserve_insertion_order = false"):
            connection.execute(statement)
        finished = "timestamp '2026-06-01'" if is_finished else "null"
        connection.execute(
            "insert into raw.loads by name select $load as load_id, now()::timestamp as started_at, "
            f"{finished} as finished_at, 'generated' as source, $count as input_count, $count as article_count, "
            "0 as reject_count, '1' as code_version",
            {"load": load, "count": articles},
        )
        for statement in MACROS.strip().split(";\n"):
            connection.execute(statement)
        _run(connection, STATEMENTS_SQL, numbers)
        for size, per_day, sql in (
            (MEETINGS, 35, MEETINGS_SQL),
            (STRIKES, 35, STRIKES_SQL),
            (SANCTIONS, 12, SANCTIONS_SQL),
        ):
            _run(connection, EVENTS, numbers | {"size": size, "per_day": per_day})
            _run(connection, sql, numbers)
        _run(connection, ARTICLES, numbers)
        _run(connection, MENTIONS, numbers)
    return load


def _run(connection: duckdb.DuckDBPyConnection, sql: str, numbers: dict[str, object]) -> None:
    for statement in filter(str.strip, sql.split(";\n")):
        used = {name: value for name, value in numbers.items() if f"${name}" in statement}
        connection.execute(statement, used)


if __name__ == "__main__":
    generate(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 0)
