import Access
import Foundation
import Markup
import Pages
package import Site
import Store
import Synchronization

/// What the public site shows of the workspaces, as files for the generator.
///
/// The database is the truth; the folder is made from it and can be thrown away at any time. A generation holds everything that
/// is released at one moment of the database, so a bundle is on the site as a whole or not at all.
package struct Publication: Sendable {
    let wiki: Wiki

    package init(wiki: Wiki) { self.wiki = wiki }

    /// Changes whenever something is released or withdrawn; the same on all nodes.
    package func version() async throws -> String {
        try await wiki.store.read { reader in
            let row = try reader.rows(
                """
                SELECT count(*) AS count, count(ended_at) AS over, count(withdrawn_at) AS gone,
                    (SELECT count(*) FROM gone_addresses) AS erased,
                    max(at) AS newest, max(ended_at) AS ended FROM releases
                """
            ).first
            guard let row else { return "" }
            let (newest, ended) = (
                try row.get("newest", as: Timestamp?.self), try row.get("ended", as: Timestamp?.self)
            )
            // Counted as well: the clock of a node may be behind the newest moment of another.
            let counts = try ["count", "over", "gone", "erased"].map { String(try row.get($0, as: Int.self)) }
            return (counts + [newest?.iso ?? "-", ended?.iso ?? "-"]).joined(separator: " ")
        }
    }

    /// What a generation consists of, and what could not be taken into it.
    package struct Generation: Sendable {
        package var files: [ReleasedFile] = []
        package var problems: [LeftOut] = []
    }

    /// Something released that is not on the public site.
    package struct LeftOut: Sendable, Hashable, CustomStringConvertible {
        /// Its public path without slashes at its ends.
        package let address: String
        /// Why, as German sentences.
        package let text: String

        package init(address: String, text: String) {
            self.address = address
            self.text = text
        }

        package var description: String { "/\(address): \(text)" }
    }

    /// All released pages with their files, and what says that an address was withdrawn.
    package func generation() async throws -> Generation {
        let (copies, withdrawn, problems) = try await wiki.store.read { reader in
            let released = try Self.released(reader)
            let addresses = Dictionary(released.map { ($0.page, $0.address) }) { first, _ in first }
            var copies: [PublicCopy] = []
            var problems: [LeftOut] = []
            for release in released {
                do {
                    copies.append(try copy(release, addresses, reader))
                } catch let problem as Problem {
                    problems.append(LeftOut(address: release.address, text: problem.germanLine))
                }
            }
            let withdrawn = try Self.withdrawn(reader).map { address in
                (address, try filesOncePublic(at: address, reader))
            }
            return (copies, withdrawn, problems)
        }
        var generation = Generation(problems: problems)
        let blobs = Blobs(wiki.store)
        for copy in copies {
            generation.files.append(ReleasedFile(path: copy.path, content: .bytes(copy.text)))
            for (path, file) in copy.files {
                let content = blobs.read(file.hash)
                generation.files.append(
                    ReleasedFile(
                        path: path,
                        content: .file(name: file.hash.description) { try Self.write(content, to: $0) }
                    )
                )
            }
        }
        let taken = Set(generation.files.map(\.path))
        for (address, files) in withdrawn {
            let gone = files.filter { !taken.contains($0) }.map { "/\($0)" }
            generation.files.append(
                ReleasedFile(path: address + ".md", content: .bytes(PublicText.withdrawn(addresses: gone)))
            )
        }
        // One file that cannot be laid out must not keep all others from the site.
        let (fine, refused) = ReleasedPages.layable(generation.files)
        generation.files = fine
        generation.problems += refused.map {
            LeftOut(address: $0.path, text: "Unter diesem Pfad kann nichts freigegeben werden.")
        }
        return generation
    }

    /// The files that the last release at a withdrawn address had beside its page; they are gone like the page.
    private func filesOncePublic(at address: String, _ reader: Reader) throws -> [String] {
        let last: Release? = try reader.first(
            Release.select(
                "s.address = \(address) AND s.visibility = 'public'",
                rest: "ORDER BY s.at DESC, s.id DESC LIMIT 1"
            )
        )
        guard let last, let copy = try? copy(last, [:], reader) else { return [] }
        return copy.files.map(\.path)
    }

    private func copy(_ release: Release, _ addresses: [ID<WikiPage>: String], _ reader: Reader) throws
        -> PublicCopy
    {
        guard let revision = try Revision.find(release.revision, in: reader),
            let page: WikiPage = try reader.first(WikiPage.select("pages.id = \(release.page)"))
        else { throw WikiRefusal.notFound }
        return try PublicCopy.make(
            revision,
            of: page,
            address: release.address,
            formerAddresses: try Self.former(of: release, reader),
            publicPages: addresses,
            types: wiki.types.all,
            site: wiki.site,
            in: reader
        )
    }

    static func released(_ reader: Reader) throws -> [Release] {
        try reader.all(
            Release.select("s.ended_at IS NULL AND s.visibility = 'public'", rest: "ORDER BY s.address, s.id")
        )
    }

    /// Addresses that the page had before and nobody has now.
    static func former(of release: Release, _ reader: Reader) throws -> [String] {
        try reader.values(
            """
            SELECT DISTINCT address FROM releases WHERE page = \(release.page) AND visibility = 'public'
                AND address <> \(release.address) AND withdrawn_at IS NULL
                AND address NOT IN (SELECT address FROM releases WHERE ended_at IS NULL AND visibility = 'public')
            ORDER BY address
            """
        )
    }

    /// Addresses that were public once, where nothing is and from which nothing leads on: withdrawn, or meanwhile
    /// released for the kommunale Familie only.
    private static func withdrawn(_ reader: Reader) throws -> [String] {
        try reader.values(
            """
            SELECT DISTINCT s.address FROM (
                SELECT address FROM releases WHERE visibility = 'public' AND ended_at IS NOT NULL
                UNION SELECT address FROM gone_addresses
            ) s WHERE s.address NOT IN (SELECT address FROM releases WHERE ended_at IS NULL AND visibility = 'public')
                AND s.address NOT IN (
                    SELECT f.address FROM releases f JOIN releases o ON o.page = f.page
                    WHERE f.visibility = 'public' AND f.withdrawn_at IS NULL
                        AND o.ended_at IS NULL AND o.visibility = 'public'
                )
            ORDER BY s.address
            """
        )
    }

    /// Writes a stored file piece by piece; only for threads on which waiting does no harm.
    private static func write(_ content: BlobContent, to path: String) throws {
        let outcome = Outcome()
        let isDone = DispatchSemaphore(value: 0)
        Task {
            do {
                guard FileManager.default.createFile(atPath: path, contents: nil) else {
                    throw CocoaError(.fileWriteUnknown)
                }
                let file = try FileHandle(forWritingTo: URL(filePath: path))
                defer { try? file.close() }
                for try await piece in content { try file.write(contentsOf: piece) }
            } catch {
                outcome.failure.withLock { $0 = error }
            }
            isDone.signal()
        }
        isDone.wait()
        if let failure = outcome.failure.withLock({ $0 }) { throw failure }
    }

    /// What became of a file that another task writes.
    private final class Outcome: Sendable {
        let failure = Mutex<(any Error)?>(nil)
    }

    /// Writes the generation of this moment below a folder; gives its path and what could not be taken into it.
    package func write(below base: String) async throws -> (folder: String, problems: [LeftOut]) {
        let generation = try await generation()
        let folder: String = try await withCheckedThrowingContinuation { continuation in
            // Off the threads of the server: files are written, and the content of blobs is waited for.
            DispatchQueue.global(qos: .utility).async {
                continuation.resume(with: Result { try ReleasedPages(base: base).write(generation.files) })
            }
        }
        return (folder, generation.problems)
    }

    // MARK: Before a release

    /// What a release would make public, beside what is public now.
    package struct Preview: Sendable {
        let copy: PublicCopy
        /// The public text of now; `nil` for a page that is not released.
        let before: PublicCopy?
        /// What keeps it from being released.
        let problems: [Problem]
    }

    func preview(_ draft: ReleaseDraft, of page: WikiPage, alongside: [ID<WikiPage>: String] = [:])
        async throws -> Preview
    {
        try await wiki.store.read { reader in try preview(draft, page, alongside, reader) }
    }

    private func preview(
        _ draft: ReleaseDraft,
        _ page: WikiPage,
        _ alongside: [ID<WikiPage>: String],
        _ reader: Reader
    ) throws -> Preview {
        guard let revision = try Revision.find(page.id, number: draft.revision, in: reader) else {
            throw WikiRefusal.notFound
        }
        let released = try Self.released(reader)
        let addresses = Dictionary(released.map { ($0.page, $0.address) }) { first, _ in first }
        let now = released.first { $0.page == page.id }
        let before = now.flatMap { try? copy($0, addresses, reader) }
        let text = PageText(revision.source, types: wiki.types.all, fallbackTitle: revision.title)
        let made = try PublicCopy.make(
            revision,
            of: page,
            address: PublicAddress.clean(draft.address) ?? "seite",
            formerAddresses: now.map { [$0.address] } ?? [],
            publicPages: addresses.merging([page.id: draft.address]) { $1 }.merging(alongside) { $1 },
            types: wiki.types.all,
            site: wiki.site,
            in: reader
        )
        return Preview(copy: made, before: before, problems: text.problems.filter { $0.level == .error })
    }
}
