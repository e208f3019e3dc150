"""toll"""
