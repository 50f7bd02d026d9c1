//! PDF/A-2a and PDF/UA-1 by an independent validator.
