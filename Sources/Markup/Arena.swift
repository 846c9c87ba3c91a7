import CCMarkGFM

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Memory for one parse at a time on one thread: taken in big pieces, given back all at once.
///
/// cmark asks for a small block per node and copies many strings; the system's allocator was half of its
/// time. Freed blocks go to lists by size, so that long documents do not grow without need. cmark's own arena
/// is one global for all threads.
final class Arena {
    private static let header = 16
    private static let chunkSize = 1 << 18
    private static let smallLimit = 512
    private static let largeStep = 64  // lists for powers of two begin here

    private var chunks: [(base: UnsafeMutableRawPointer, size: Int)] = []
    private var chunkIndex = 0
    private var cursor: UnsafeMutableRawPointer
    private var end: UnsafeMutableRawPointer
    private let free: UnsafeMutablePointer<UnsafeMutableRawPointer?>
    private static let lists = 128

    private init() {
        let base = UnsafeMutableRawPointer.allocate(byteCount: Self.chunkSize, alignment: 16)
        chunks = [(base, Self.chunkSize)]
        cursor = base
        end = base + Self.chunkSize
        free = .allocate(capacity: Self.lists)
        free.initialize(repeating: nil, count: Self.lists)
    }

    deinit {
        for chunk in chunks { chunk.base.deallocate() }
        free.deallocate()
    }

    /// The calling thread's arena, empty.
    ///
    /// Parses do not nest.
    static func enter() -> Arena {
        if let known = pthread_getspecific(key) {
            return Unmanaged<Arena>.fromOpaque(known).takeUnretainedValue()
        }
        let arena = Arena()
        pthread_setspecific(key, Unmanaged.passRetained(arena).toOpaque())
        return arena
    }

    /// Takes everything back; keeps the first piece for the next parse.
    func leave() {
        while chunks.count > 1 { chunks.removeLast().base.deallocate() }
        cursor = chunks[0].base
        end = cursor + chunks[0].size
        free.update(repeating: nil, count: Self.lists)
    }

    @inline(__always)
    private static func list(for size: Int) -> (index: Int, size: Int) {
        if size <= smallLimit {
            let rounded = (size + 15) & ~15
            return (rounded >> 4, rounded)
        }
        let bits = Int.bitWidth - (size - 1).leadingZeroBitCount
        return (largeStep + bits, 1 << bits)
    }

    @inline(__always)
    func allocate(_ size: Int) -> UnsafeMutableRawPointer {
        let (index, rounded) = Self.list(for: max(size, 16))
        if let block = free[index] {
            free[index] = block.load(as: UnsafeMutableRawPointer?.self)
            return block
        }
        if cursor + rounded + Self.header > end { addChunk(rounded + Self.header) }
        let block = cursor + Self.header
        cursor.storeBytes(of: rounded, as: Int.self)
        cursor = block + rounded
        return block
    }

    @inline(never)
    private func addChunk(_ needed: Int) {
        let size = max(needed, Self.chunkSize << min(chunks.count, 6))
        let base = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
        chunks.append((base, size))
        cursor = base
        end = base + size
    }

    @inline(__always)
    func release(_ block: UnsafeMutableRawPointer) {
        let index = Self.list(for: Self.size(of: block)).index
        block.storeBytes(of: free[index], as: UnsafeMutableRawPointer?.self)
        free[index] = block
    }

    @inline(__always)
    static func size(of block: UnsafeMutableRawPointer) -> Int { (block - header).load(as: Int.self) }

    private static let key: pthread_key_t = {
        var key = pthread_key_t()
        let made = pthread_key_create(&key) { known in
            #if canImport(Darwin)
                Unmanaged<Arena>.fromOpaque(known).release()
            #else
                if let known { Unmanaged<Arena>.fromOpaque(known).release() }
            #endif
        }
        precondition(made == 0, "no thread-local key left")
        return key
    }()

    @inline(__always)
    private static var current: Unmanaged<Arena> {
        guard let known = pthread_getspecific(key) else { return Unmanaged.passUnretained(enter()) }
        return Unmanaged<Arena>.fromOpaque(known)
    }

    /// The functions cmark calls; the arena is found through the thread.
    nonisolated(unsafe) static let functions: UnsafeMutablePointer<cmark_mem> = {
        let functions = UnsafeMutablePointer<cmark_mem>.allocate(capacity: 1)
        functions.initialize(
            to: cmark_mem(
                calloc: { count, size in
                    let bytes = count * size
                    let block = Arena.current._withUnsafeGuaranteedRef { $0.allocate(bytes) }
                    memset(block, 0, bytes)
                    return block
                },
                realloc: { old, size in
                    guard let old else { return Arena.current._withUnsafeGuaranteedRef { $0.allocate(size) } }
                    let known = Arena.size(of: old)
                    if size <= known { return old }
                    return Arena.current._withUnsafeGuaranteedRef { arena in
                        let block = arena.allocate(size)
                        memcpy(block, old, known)
                        arena.release(old)
                        return block
                    }
                },
                free: { block in
                    if let block { Arena.current._withUnsafeGuaranteedRef { $0.release(block) } }
                }
            )
        )
        return functions
    }()
}
