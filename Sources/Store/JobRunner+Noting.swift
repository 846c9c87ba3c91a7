import Logging

/// The note of how an attempt ended.
extension JobRunner {
    /// Writes it down also when this task is cancelled: else the work would be done twice.
    func note(_ ending: Ending, of lease: JobLease) async {
        await Task { [self] in
            for attempt in 1... {
                do {
                    try await write(ending, of: lease)
                    return
                } catch {
                    guard attempt < 5, store.clock() < lease.until else {
                        let reason = JobFailure(error).reason
                        logger.error("end of a job was not noted", metadata: lease.metadata(reason))
                        return
                    }
                    try? await sleep(.seconds(1))
                }
            }
        }.value
    }

    private func write(_ ending: Ending, of lease: JobLease) async throws {
        let backoff = backoff
        let isNoted = try await store.write(isolation: .statement) { tx in
            switch ending {
            case .done: try lease.finish(in: tx)
            case .failed(let failure): try lease.fail(failure, backoff: backoff, in: tx)
            case .stopped: try lease.release(in: tx)
            case .lost: false
            }
        }
        if case .failed(let failure) = ending {
            logger.warning("job failed", metadata: lease.metadata(failure.reason))
        }
        if !isNoted { logger.warning("job was taken over by another node", metadata: lease.metadata()) }
    }
}

extension JobLease {
    /// What a log tells about it: nothing of the payload.
    func metadata(_ reason: String? = nil) -> Logger.Metadata {
        var metadata: Logger.Metadata = [
            "job": "\(job.id)", "kind": "\(job.kind.name)", "attempt": "\(job.attempt)",
        ]
        if let reason { metadata["reason"] = "\(reason)" }
        return metadata
    }
}
