/// The glossary (`glossar.mustache`): terms by letter.
package struct GlossaryView: View {
    package var page: PageView
    package var letters: [Letter]

    package init(page: PageView, letters: [Letter]) {
        self.page = page
        self.letters = letters
    }

    package static let schema = Schema(
        "GlossaryView",
        PageView.slots { (view: GlossaryView) in view.page }
            .merging(["letters": .list(of: GlossaryView.self) { $0.letters }], uniquingKeysWith: { $1 })
    )

    /// The terms that begin with one letter.
    package struct Letter: View {
        package var letter: String
        package var id: String
        package var terms: [Term]

        package init(letter: String, id: String, terms: [Term]) {
            self.letter = letter
            self.id = id
            self.terms = terms
        }

        package static let schema = Schema(
            "Letter",
            [
                "letter": .text(of: Letter.self) { $0.letter }, "id": .text(of: Letter.self) { $0.id },
                "terms": .list(of: Letter.self) { $0.terms },
            ]
        )
    }

    /// A term with its long form and definition.
    package struct Term: View {
        package var title: String
        package var long: String?
        package var definition: String
        package var url: String
        package var id: String

        package init(title: String, long: String?, definition: String, url: String, id: String) {
            self.title = title
            self.long = long
            self.definition = definition
            self.url = url
            self.id = id
        }

        package static let schema = Schema(
            "Term",
            [
                "title": .text(of: Term.self) { $0.title }, "long": .text(of: Term.self) { $0.long },
                "definition": .text(of: Term.self) { $0.definition }, "url": .text(of: Term.self) { $0.url },
                "id": .text(of: Term.self) { $0.id },
            ]
        )
    }
}

/// The search page (`suche.mustache`): a list of everything, and the address of the index for the script.
package struct SearchView: View {
    package var page: PageView
    package var indexURL: String
    package var sections: [Section]

    package init(page: PageView, indexURL: String, sections: [Section]) {
        self.page = page
        self.indexURL = indexURL
        self.sections = sections
    }

    package static let schema = Schema(
        "SearchView",
        PageView.slots { (view: SearchView) in view.page }.merging(
            [
                "indexURL": .text(of: SearchView.self) { $0.indexURL },
                "sections": .list(of: SearchView.self) { $0.sections },
            ],
            uniquingKeysWith: { $1 }
        )
    )

    /// The pages of one section.
    package struct Section: View {
        package var title: String
        package var url: String
        package var rows: [Link]

        package init(title: String, url: String, rows: [Link]) {
            self.title = title
            self.url = url
            self.rows = rows
        }

        package static let schema = Schema(
            "Section",
            [
                "title": .text(of: Section.self) { $0.title }, "url": .text(of: Section.self) { $0.url },
                "rows": .list(of: Section.self) { $0.rows },
            ]
        )
    }
}

/// "Was bedeutet das für mich?" (`kaesten.mustache`): the audience boxes of all pages, by audience.
package struct AudienceView: View {
    package var page: PageView
    package var groups: [Group]

    package init(page: PageView, groups: [Group]) {
        self.page = page
        self.groups = groups
    }

    package static let schema = Schema(
        "AudienceView",
        PageView.slots { (view: AudienceView) in view.page }
            .merging(["groups": .list(of: AudienceView.self) { $0.groups }], uniquingKeysWith: { $1 })
    )

    /// The boxes for one audience.
    package struct Group: View {
        package var title: String
        package var id: String
        package var boxes: [Box]

        package init(title: String, id: String, boxes: [Box]) {
            self.title = title
            self.id = id
            self.boxes = boxes
        }

        package static let schema = Schema(
            "Group",
            [
                "title": .text(of: Group.self) { $0.title }, "id": .text(of: Group.self) { $0.id },
                "boxes": .list(of: Group.self) { $0.boxes },
            ]
        )
    }

    /// A box with the place it comes from.
    package struct Box: View {
        package var body: Fragment
        package var pageTitle: String
        package var url: String
        package var heading: String?

        package init(body: Fragment, pageTitle: String, url: String, heading: String?) {
            self.body = body
            self.pageTitle = pageTitle
            self.url = url
            self.heading = heading
        }

        package static let schema = Schema(
            "Box",
            [
                "body": .html(of: Box.self) { $0.body }, "pageTitle": .text(of: Box.self) { $0.pageTitle },
                "url": .text(of: Box.self) { $0.url }, "heading": .text(of: Box.self) { $0.heading },
            ]
        )
    }
}

/// The list of all numbered figures (`abbildungen.mustache`).
package struct FiguresView: View {
    package var page: PageView
    package var figures: [FigureRow]

    package init(page: PageView, figures: [FigureRow]) {
        self.page = page
        self.figures = figures
    }

    package static let schema = Schema(
        "FiguresView",
        PageView.slots { (view: FiguresView) in view.page }.merging(
            [
                "figures": .list(of: FiguresView.self) { $0.figures },
                "hasFigures": .flag(of: FiguresView.self) { !$0.figures.isEmpty },
            ],
            uniquingKeysWith: { $1 }
        )
    )

    /// A figure and the page it stands on.
    package struct FigureRow: View {
        package var number: Int
        package var caption: String
        package var source: String?
        package var alt: String
        package var url: String
        package var pageTitle: String
        package var pageURL: String

        package init(
            number: Int,
            caption: String,
            source: String?,
            alt: String,
            url: String,
            pageTitle: String,
            pageURL: String
        ) {
            self.number = number
            self.caption = caption
            self.source = source
            self.alt = alt
            self.url = url
            self.pageTitle = pageTitle
            self.pageURL = pageURL
        }

        package static let schema = Schema(
            "FigureRow",
            [
                "number": .text(of: FigureRow.self) { String($0.number) },
                "caption": .text(of: FigureRow.self) { $0.caption },
                "source": .text(of: FigureRow.self) { $0.source },
                "alt": .text(of: FigureRow.self) { $0.alt }, "url": .text(of: FigureRow.self) { $0.url },
                "pageTitle": .text(of: FigureRow.self) { $0.pageTitle },
                "pageURL": .text(of: FigureRow.self) { $0.pageURL },
            ]
        )
    }
}
