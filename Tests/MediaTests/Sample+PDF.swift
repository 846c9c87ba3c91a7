@testable import Media

extension Sample {
    /// A document of one empty page with tags, language and title; other keys may be added to its catalogue.
    static func pdf(
        catalogue: String = "/MarkInfo << /Marked true >> /Lang (de-DE)",
        information: String = "/Title (Lageplan) /Producer (Test)",
        behind: String = ""
    ) -> [UInt8] {
        bytes(
            """
            %PDF-1.7
            1 0 obj << /Type /Catalog /Pages 2 0 R \(catalogue) >> endobj
            2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
            3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >> endobj
            4 0 obj << \(information) >> endobj
            trailer << /Root 1 0 R /Info 4 0 R /Size 5 >>
            startxref
            0
            %%EOF
            \(behind)
            """
        )
    }
}
