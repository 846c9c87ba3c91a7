package import Access
import Media
package import Store

/// What became of an upload.
package struct AttachedFile: Sendable {
    package let file: RevisionFile
    /// What was taken out of it, in German: "Ortsangabe".
    package let removed: [String]
    package let notes: [String]
}

extension Wiki {
    /// Attaches files to a page: inspected, without hidden data about place and device, as a new revision.
    ///
    /// A name that the page has already becomes a new version of that file; older revisions keep the older one.
    package func attach(
        _ uploads: [(name: String, bytes: [UInt8])],
        to page: ID<WikiPage>,
        in workspace: ID<Workspace>,
        by actor: Actor
    ) async throws -> Outcome<[AttachedFile], WikiRefusal> {
        // Rights first, so that nobody stores megabytes where she may not.
        let allowed: Outcome<Done, WikiRefusal> = try await perform(
            .fileAdded,
            needs: .workspaceWrite,
            in: workspace,
            on: page.retyped(),
            by: actor
        ) { tx, _ in
            _ = try own(page, in: workspace, for: actor, tx)
            return Done()
        }
        let files: [InspectedFile]
        switch allowed {
        case .refused(let reason): return .refused(reason)
        case .invalid(let problems): return .invalid(problems)
        case .done:
            do {
                files = try await inspected(uploads)
            } catch let invalid as InvalidInput {
                return .invalid(invalid.problems)
            }
        }
        return try await perform(
            .fileAdded,
            needs: .workspaceWrite,
            in: workspace,
            on: page.retyped(),
            by: actor
        ) { tx, acting in
            let current = try own(page, in: workspace, for: actor, tx)
            let latest = try latestRevision(of: current, in: tx)
            let before = try RevisionFile.of(latest.id, in: tx)
            let after = try Self.adding(files, to: before, of: page, by: acting.person, in: tx)
            if let after {
                let names = files.map { "„\($0.media.name)“" }.joined(separator: ", ")
                try keepText(
                    of: latest,
                    files: after,
                    remark: "Datei \(names) angehängt",
                    on: current,
                    acting,
                    in: tx
                )
                try tx.record(Event(.fileAdded, by: acting.person, on: page, in: workspace))
            }
            return files.compactMap { file in
                (after ?? before).first { AttachmentName.key($0.name) == AttachmentName.key(file.media.name) }
                    .map { AttachedFile(file: $0, removed: file.media.removed, notes: file.media.notes) }
            }
        }
    }

    /// An upload that may stay, and where its content lies.
    private struct InspectedFile: Sendable {
        let media: MediaFile
        let hash: BlobHash
    }

    /// Looks at every upload; throws ``InvalidInput`` when one may not be stored.
    private func inspected(_ uploads: [(name: String, bytes: [UInt8])]) async throws -> [InspectedFile] {
        guard !uploads.isEmpty else { throw InvalidInput("datei", "Wählen Sie eine Datei aus.") }
        var files: [InspectedFile] = []
        for upload in uploads {
            switch MediaInspection.inspect(upload.bytes, name: upload.name) {
            case .failure(let refusal):
                throw InvalidInput("datei", "„\(FileName.clean(upload.name))“: \(refusal.message)")
            case .success(let media):
                let hash = try await Blobs(store).put(OneChunk(bytes: media.bytes), limit: .max)
                files.append(InspectedFile(media: media, hash: hash))
            }
        }
        return files
    }

    /// The files of a page with new ones among them; `nil` when all are there already, as after a form that was sent twice.
    private static func adding(
        _ files: [InspectedFile],
        to known: [RevisionFile],
        of page: ID<WikiPage>,
        by person: ID<Person>?,
        in tx: Transaction
    ) throws -> [RevisionFile]? {
        var (list, isNew) = (known, false)
        for file in files {
            let key = AttachmentName.key(file.media.name)
            if list.contains(where: { AttachmentName.key($0.name) == key && $0.hash == file.hash }) {
                continue
            }
            let version = try tx.addVersion(
                of: FileVersionDraft(file.media, hash: file.hash),
                named: file.media.name,
                to: page,
                by: person
            )
            guard let added = try RevisionFile.find(version, in: tx) else {
                throw WikiRefusal.changedMeanwhile
            }
            list.removeAll { $0.attachment == added.attachment }
            list.append(added)
            isNew = true
        }
        guard list.count <= WikiLimits.files else { throw WikiRefusal.tooManyFiles }
        return isNew ? list : nil
    }

    /// Takes a file off a page; earlier revisions keep it.
    package func detach(
        _ name: String,
        from page: ID<WikiPage>,
        in workspace: ID<Workspace>,
        by actor: Actor
    ) async throws -> Outcome<Done, WikiRefusal> {
        try await perform(.fileRemoved, needs: .workspaceWrite, in: workspace, on: page.retyped(), by: actor)
        {
            tx,
            acting in
            let current = try own(page, in: workspace, for: actor, tx)
            let latest = try latestRevision(of: current, in: tx)
            let list = try RevisionFile.of(latest.id, in: tx)
            let key = AttachmentName.key(name)
            let rest = list.filter { AttachmentName.key($0.name) != key }
            guard rest.count == list.count - 1 else { throw WikiRefusal.notFound }
            try keepText(
                of: latest,
                files: rest,
                remark: "Datei „\(name)“ entfernt",
                on: current,
                acting,
                in: tx
            )
            try tx.record(Event(.fileRemoved, by: acting.person, on: page, in: workspace))
            return Done()
        }
    }

    /// A revision in which only the files are others.
    private func keepText(
        of latest: Revision,
        files: [RevisionFile],
        remark: String,
        on page: WikiPage,
        _ acting: Acting,
        in tx: Transaction
    ) throws {
        let read = ReadText(PageText(latest.source, types: types.all, fallbackTitle: latest.title))
        let draft = RevisionDraft(
            page: page.id,
            base: latest.id,
            author: acting.person,
            remark: String(remark.prefix(WikiLimits.remark)),
            isMinor: true,
            text: read.text,
            files: files
        )
        try write(draft, read, to: page, in: tx)
    }

    /// A file as one revision of a page has it; `nil` for everybody who may not read the page.
    package func file(
        named name: String,
        of page: WikiPage,
        revision: ID<Revision>? = nil,
        in reader: Reader
    ) throws -> RevisionFile? {
        let key = AttachmentName.key(name)
        let revision = revision ?? page.latest
        let isOwn: Int? = try reader.value(
            "SELECT 1 FROM revisions WHERE id = \(revision) AND page = \(page.id)"
        )
        guard isOwn != nil else { return nil }
        return try RevisionFile.of(revision, in: reader).first { AttachmentName.key($0.name) == key }
    }
}

/// Bytes that are in memory as a sequence of one piece.
private struct OneChunk: AsyncSequence, Sendable {
    let bytes: [UInt8]

    struct Iterator: AsyncIteratorProtocol {
        var rest: [UInt8]?

        mutating func next() async throws -> [UInt8]? {
            defer { rest = nil }
            return rest
        }
    }

    func makeAsyncIterator() -> Iterator { Iterator(rest: bytes) }
}
