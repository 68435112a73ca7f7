//! Claims and graphs in, files out.
