"""Parley: news about conflict diplomacy in, a warehouse of facts out.

The stages, in order: `sources` (inputs → documents), `documents` (→ articles), `language` and `annotate` (→ annotated
articles), `facts` (→ records), `warehouse` (→ `raw.*` in DuckDB), `checks`, `transform` (dbt), `checks`, and
`warehouse.publish`. `build` runs them as plain functions, `pipeline` as a Prefect flow, `cli` from the command line.
"""
