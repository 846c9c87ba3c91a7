/// The files of an archive on their way into the database.
extension BackupRestoring {
    func loadBlob(
        _ hash: BlobHash,
        _ size: Int,
        _ content: (_ take: ([UInt8]) throws -> Void) throws -> Void
    ) throws {
        guard let place: BlobPlace = try tx.first(BlobPlace.find(hash)), place.size == size else {
            throw BackupError.inconsistent("blobs/\(hash)")
        }
        var position = 0
        // The archive hands over exactly the chunks that the schema allows.
        try content { chunk in
            try tx.run(
                """
                INSERT INTO blob_chunks (storage, position, written_at, bytes)
                VALUES (\(place.storage), \(position), \(tx.now), \(chunk))
                """
            )
            position += 1
        }
    }

    /// Each file of the archive had its row; now each row must have had its file.
    func checkBlobs(_ count: Int) throws {
        guard try tx.hasTable("blobs") else { return }
        let rows: Int? = try tx.value("SELECT count(*) FROM blobs")
        guard rows == count else { throw BackupError.inconsistent("blobs") }
    }
}
