// Elsewhere children are read through their process handles, which tell less of them.
return new File('/proc/self/stat').exists()
