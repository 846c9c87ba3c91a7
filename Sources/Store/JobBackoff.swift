/// How long a job rests after an attempt that failed: about 10 s, 20 s, 40 s … up to an hour.
package struct JobBackoff: Sendable {
    package var base: Duration = .seconds(10)
    package var longest: Duration = .seconds(3600)
    /// A fifth more or less by chance, so that what failed together does not come back together.
    package var jitter: @Sendable () -> Double = { Double.random(in: 0.8...1.2) }

    package init() {}

    /// - Parameter attempt: which one has failed, from 1.
    package func delay(after attempt: Int) -> Duration {
        // Beyond twenty doublings every base is over the limit.
        let doubled = base * (1 << min(max(attempt - 1, 0), 20))
        return min(doubled, longest) * jitter()
    }
}
