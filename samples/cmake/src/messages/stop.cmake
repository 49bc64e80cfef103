message(FATAL_ERROR "stop here")
