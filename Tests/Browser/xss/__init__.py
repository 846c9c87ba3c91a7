"""Hostile inputs for the generator: what they are, and the site that is made of them."""
