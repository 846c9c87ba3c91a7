extension Problem {
    /// The same problem, said of a file.
    public func inFile(_ file: String) -> Problem {
        var problem = self
        problem.file = file
        return problem
    }
}
