"""Annotations: names, speakers, places, dates, amounts and quotes on top of the parse, in the order they build on."""
