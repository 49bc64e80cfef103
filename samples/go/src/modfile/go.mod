module example.com/modfile

go 1.21

requires example.com/dep v1.0.0
replace => ../x
