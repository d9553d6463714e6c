"""Tests of what every Word document is made of."""
