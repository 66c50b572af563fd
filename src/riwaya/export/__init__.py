"""Values of the model -> the field's formats. Codes are given here, by a stated rule, and never in a reading."""
