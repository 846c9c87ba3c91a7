/// A QR code with what it says, for those who cannot photograph it.
package struct QRCodeView: View {
    /// An `<svg>` of our own without width and height; dark modules on nothing.
    package var image: Fragment
    package var label: String
    /// The same as text, in groups that can be typed.
    package var secret: String?
    /// The same as a link, for an app on this device.
    package var url: String?

    package init(image: Fragment, label: String, secret: String? = nil, url: String? = nil) {
        self.image = image
        self.label = label
        self.secret = secret
        self.url = url
    }

    package static let schema = Schema(
        "QRCodeView",
        [
            "image": .html(of: QRCodeView.self) { $0.image },
            "label": .text(of: QRCodeView.self) { $0.label },
            "secret": .text(of: QRCodeView.self) { $0.secret },
            "url": .text(of: QRCodeView.self) { $0.url },
        ]
    )
}
