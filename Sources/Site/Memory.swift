#if os(Linux)
    import CMalloc
#endif

/// How the C library's allocator behaves during a build.
enum Memory {
    /// Keeps freed memory for the next page instead of giving it back to the system each time: a build allocates and
    /// frees one large buffer per page, and fresh pages of memory cost the kernel more than our rendering.
    static func keepFreed() {
        #if os(Linux)
            mallopt(M_MMAP_THRESHOLD, 64 << 20)
            mallopt(M_TRIM_THRESHOLD, 256 << 20)
            mallopt(M_TOP_PAD, 8 << 20)
        #endif
    }
}
