module example.com/cgolink

go 1.21
