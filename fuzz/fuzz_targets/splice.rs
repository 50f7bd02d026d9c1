#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    prikaz_fuzz::targets::splice(bytes);
});
