-- The trees of links that hold a touched profile, walked from the root: each profile with the event that it belongs
-- to. Links compare two reports; here each is held against the root. One whose time lies too far from the root's begins
-- an event of its own, so that a chain of reports, each near the one before, does not run through a whole war; so does
-- one that names other persons for the same seats, so that leaders do not join the talks of their delegations by way
-- of a report that names the countries only.
with recursive linked as (
    select * from {{ ref('int_links') }} where parent_profile_id is not null
),

touched_upwards as (
    select profile_id from {{ ref('int_profiles_touched') }}
    union
    select linked.parent_profile_id
    from touched_upwards
    inner join linked on touched_upwards.profile_id = linked.profile_id
),
{%- if not is_full_build() %}

touched_trees as (
    select links.profile_id
    from touched_upwards
    inner join {{ ref('int_links') }} as links on touched_upwards.profile_id = links.profile_id
    where links.parent_profile_id is null
    union
    select linked.profile_id
    from touched_trees
    inner join linked on touched_trees.profile_id = linked.parent_profile_id
),

-- What was in one tree with any of these before this run: it may have lost its link to a better one.
left_behind as (
    select distinct before.profile_id
    from {{ events_before() }} as before
    where before.tree_id in (
        select joined.tree_id from {{ events_before() }} as joined
        where joined.profile_id in (select profile_id from touched_trees)
    )
),

upwards as (
    select profile_id from touched_upwards
    union
    select profile_id from left_behind
    union
    select linked.parent_profile_id
    from upwards
    inner join linked on upwards.profile_id = linked.profile_id
),
{%- else %}

upwards as (
    select profile_id from touched_upwards
),
{%- endif %}

downwards as (
    select
        links.fact,
        links.profile_id,
        links.profile_id as tree_id,
        links.profile_id as root_id,
        links.anchor_on as root_on,
        links.persons as root_persons,
        links.person_parties as root_person_parties
    from upwards
    inner join {{ ref('int_links') }} as links on upwards.profile_id = links.profile_id
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
            linked.*,
            downwards.tree_id,
            downwards.root_id,
            downwards.root_on,
            downwards.root_persons,
            downwards.root_person_parties,
            {{ is_too_far('linked.fact', 'downwards.root_on', 'linked.anchor_on') }}
            or (
                {{ shared_count('downwards.root_person_parties', 'linked.person_parties') }} > 0
                and {{ shared_count('downwards.root_persons', 'linked.persons') }} = 0
            ) as is_apart
        from downwards
        inner join linked on downwards.profile_id = linked.parent_profile_id
    ) as children
)

select
    fact,
    profile_id,
    tree_id,
    {{ stable_hash('event', ['fact', 'root_id']) }} as event_id
from downwards
