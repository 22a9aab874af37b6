{{ config(materialized='ephemeral') }}

-- Where to look for reports of the same meeting: two parties, or one party and the place, in the same fortnight;
-- parties that its article names count where a seat is open. By party and place only those ask that may share no two
-- parties with what they repeat: who names one only, a person of unknown country, or more than are looked up in twos.
-- A report that cannot be dated at all asks in all fortnights, but only with parties and place both.
with profiles as (
    select distinct
        profile_id, anchor_rank, parties, names, guessed_parties, place_sound as place_key, is_open,
        party_count <= 1 or name_count <= 1 or stranger_count > 0 as is_unsure,
        {{ plus_days('from_on', 'case when is_weekday then -7 else -2 end') }} as from_on,
        {{ plus_days('to_on', 'case when is_weekday then 7 else 2 end') }} as to_on
    from {{ ref('int_meeting_profiles') }}
    where is_mergeable and article_id in (select article_id from {{ ref('int_articles_touched') }})
),

-- By the parties that they stand for, and by name where a person's country is not known.
parties as (
    select
        profile_id, anchor_rank, place_key, is_open, is_unsure, from_on, to_on, 'party' as kind,
        {{ each_name('parties') }} as party
    from profiles
    union all
    select
        profile_id, anchor_rank, place_key, is_open, is_unsure, from_on, to_on, 'name' as kind,
        {{ each_name('names') }} as party
    from profiles
    where names <> parties
    union
    select
        profile_id, anchor_rank, place_key, is_open, is_unsure, from_on, to_on, 'party' as kind,
        {{ each_name('guessed_parties') }} as party
    from profiles
    where guessed_parties is not null
),

numbered as (
    select
        *,
        row_number() over (partition by profile_id, kind order by party) as place_in_order,
        count(*) over (partition by profile_id, kind) as party_count
    from parties
),

couples as (
    select
        one.profile_id, one.anchor_rank, one.is_open, one.from_on, one.to_on, one.place_key, one.party,
        other.party as other_party, true as is_asking
    from numbered as one
    inner join numbered as other
        on
            one.profile_id = other.profile_id
            and one.kind = other.kind
            and one.party < other.party
            and other.place_in_order <= 8
    union all
    select
        profile_id, anchor_rank, is_open, from_on, to_on, place_key, party, place_key as other_party,
        is_unsure or party_count > 8 as is_asking
    from numbered
    where place_key is not null
),

fortnights as (
    select
        profile_id,
        anchor_rank,
        party,
        other_party,
        is_asking,
        {{ each_number(stretch_of('from_on', 14), stretch_of('to_on', 14)) }} as fortnight
    from couples
    where not is_open
)

select
    profile_id,
    anchor_rank,
    {{ block_of(["'meeting'", 'party', 'other_party', 'fortnight']) }} as block,
    is_asking
from fortnights
union all
select
    profile_id,
    anchor_rank,
    {{ block_of(["'meeting'", 'party', 'other_party', 'place_key']) }} as block,
    is_open as is_asking
from couples
where place_key is not null and party <> place_key and other_party <> place_key
