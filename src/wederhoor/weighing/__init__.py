"""What claims are worth together: copies, origins, relations, matters, standing, control, series, silence."""
