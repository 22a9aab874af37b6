{{ config(schema='semantic', materialized='view') }}

select date_on from {{ ref('dim_dates') }}
