-- depends_on: {{ ref('int_profiles_touched') }}
-- The trees of links that hold a touched profile, or lost one, walked from the root: each profile with the event that
-- it belongs to. Links compare two reports; here each is held against the root. One whose time lies too far from the
-- root's begins an event of its own, so that a chain of reports, each near the one before, does not run through a whole
-- war; so does one that names other persons for the same seats, so that leaders do not join the talks of their
-- delegations by way of a report that names the countries only.
with recursive
{%- if not is_full_build() %}

-- What is new, and what has just been linked to it.
concerned as (
    select profile_id from {{ ref('int_profiles_touched') }}
    union
    select profile_id from {{ ref('int_links') }}
    where parent_profile_id in (select profile_id from {{ ref('int_profiles_touched') }})
),

-- The trees, as they were before this run, of what is concerned: those that it joins, and those that it may have left
-- for a better link. Every link that is not new lies within one of them.
trees_before as (
    select distinct tree_id
    from {{ events_before() }}
    where profile_id in (
        select profile_id from concerned
        union all
        select parent_profile_id from {{ ref('int_links') }}
        where parent_profile_id is not null and profile_id in (select profile_id from concerned)
    )
),

members as (
    select profile_id from concerned
    union
    select profile_id from {{ events_before() }}
    where tree_id in (select tree_id from trees_before)
),
{%- endif %}

links as (
    select * from {{ ref('int_links') }}
    {%- if not is_full_build() %}
    where profile_id in (select profile_id from members)
    {%- endif %}
),

downwards as (
    select
        links.fact,
        links.profile_id,
        links.profile_id as tree_id,
        links.profile_id as root_id,
        links.anchor_on as root_on,
        links.persons as root_persons,
        links.person_parties as root_person_parties
    from links
    where links.parent_profile_id is null
    union all
    select
        fact,
        profile_id,
        tree_id,
        case when is_apart then profile_id else root_id end as root_id,
        case when is_apart then anchor_on else root_on end as root_on,
        case when is_apart then persons else root_persons end as root_persons,
        case when is_apart then person_parties else root_person_parties end as root_person_parties
    from (
        select
            links.*,
            downwards.tree_id,
            downwards.root_id,
            downwards.root_on,
            downwards.root_persons,
            downwards.root_person_parties,
            {{ is_too_far('links.fact', 'downwards.root_on', 'links.anchor_on') }}
            or (
                {{ shared_count('downwards.root_person_parties', 'links.person_parties') }} > 0
                and {{ shared_count('downwards.root_persons', 'links.persons') }} = 0
            ) as is_apart
        from downwards
        inner join links on downwards.profile_id = links.parent_profile_id
    ) as children
)

select
    fact,
    profile_id,
    tree_id,
    {{ stable_hash('event', ['fact', 'root_id']) }} as event_id
from downwards
