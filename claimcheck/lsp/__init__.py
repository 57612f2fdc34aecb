"""The editor server: findings while a draft is being written (Language Server Protocol)."""
