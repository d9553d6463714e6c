"""What every Word document of an office is made of, by Decree 30/2020/NĐ-CP: styles, head, foot, template."""
