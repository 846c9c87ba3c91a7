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
        var inspected: [(media: MediaFile, hash: BlobHash)] = []
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
        switch allowed {
        case .refused(let reason): return .refused(reason)
        case .invalid(let problems): return .invalid(problems)
        case .done: break
        }
        guard !uploads.isEmpty else {
            return .invalid([FieldProblem("datei", "Wählen Sie eine Datei aus.")])
        }
        for upload in uploads {
            switch MediaInspection.inspect(upload.bytes, name: upload.name) {
            case .failure(let refusal):
                return .invalid([
                    FieldProblem("datei", "„\(FileName.clean(upload.name))“: \(refusal.message)")
                ])
            case .success(let media):
                let hash = try await Blobs(store).put(OneChunk(bytes: media.bytes), limit: .max)
                inspected.append((media, hash))
            }
        }
        let files = inspected
        return try await perform(
            .fileAdded,
            needs: .workspaceWrite,
            in: workspace,
            on: page.retyped(),
            by: actor
        ) {
            tx,
            acting in
            let current = try own(page, in: workspace, for: actor, tx)
            let latest = try latestRevision(of: current, in: tx)
            var list = try RevisionFile.of(latest.id, in: tx)
            var isNew = false
            for (media, hash) in files {
                // A form that was sent twice: the file is there already.
                let key = AttachmentName.key(media.name)
                if list.contains(where: { AttachmentName.key($0.name) == key && $0.hash == hash }) {
                    continue
                }
                let version = try tx.addVersion(
                    of: FileVersionDraft(media, hash: hash),
                    named: media.name,
                    to: page,
                    by: acting.person
                )
                guard let file = try RevisionFile.find(version, in: tx) else {
                    throw WikiRefusal.changedMeanwhile
                }
                list.removeAll { $0.attachment == file.attachment }
                list.append(file)
                isNew = true
            }
            guard list.count <= WikiLimits.files else { throw WikiRefusal.tooManyFiles }
            if isNew {
                let names = files.map { "„\($0.media.name)“" }.joined(separator: ", ")
                try keepText(
                    of: latest,
                    files: list,
                    remark: "Datei \(names) angehängt",
                    on: current,
                    acting,
                    in: tx
                )
                try tx.record(Event(.fileAdded, by: acting.person, on: page, in: workspace))
            }
            return files.compactMap { media, _ in
                list.first {
                    $0.name == media.name || AttachmentName.key($0.name) == AttachmentName.key(media.name)
                }
                .map { AttachedFile(file: $0, removed: media.removed, notes: media.notes) }
            }
        }
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
