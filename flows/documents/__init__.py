"""Documents become articles: furniture removed, headline and by-line split off, dated, copies linked."""
