"""The warehouse folder: a private `build.duckdb`, published versions, and the link to the current one.

The only package that imports duckdb. `build.duckdb` is opened by one process at a time (DuckDB's own rule), so
`locked` guards whole runs and `open_build` the steps that write.
"""
