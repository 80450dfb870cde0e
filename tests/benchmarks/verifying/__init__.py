"""The mutation benchmark of `lufang verify`: genuine variants of quotations and bad ones, each with its expected verdict."""
