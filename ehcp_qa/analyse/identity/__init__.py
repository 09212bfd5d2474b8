"""Who the plan is about and which dates it shows, worked out for the rules that compare them."""
