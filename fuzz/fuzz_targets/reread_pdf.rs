#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    prikaz_fuzz::targets::reread_pdf(bytes);
});
