//! Claims of all documents in, one graph out.
