/// Endings that a double click runs, whatever the content: `Rechnung.pdf.exe`, `notiz.js`.
///
/// The list follows what Microsoft Outlook blocks as attachments, with web pages and the scripts of other
/// systems.
enum RiskyEndings {
    static let webPages: Set<String> = ["htm", "html", "xhtml", "xht", "shtml", "mht", "mhtml", "hta"]

    static let macros: Set<String> = [
        "docm", "dotm", "xlsm", "xltm", "xlam", "xlsb", "pptm", "potm", "ppam", "ppsm", "sldm",
    ]

    static let oldOffice: Set<String> = ["doc", "dot", "xls", "xlt", "ppt", "pot", "pps", "msg", "rtf"]

    static let programs: Set<String> = [
        "ade", "adp", "app", "apk", "appcontent-ms", "application", "appref-ms", "appx", "asp", "aspx",
        "bas", "bash", "bat", "cer", "chm", "class", "cmd", "cnt", "com", "command", "cpl", "crt", "crx",
        "csh", "cjs", "deb", "desktop", "diagcab", "dll", "dmg", "exe", "fxp", "gadget", "grp", "hlp",
        "hpj", "hta", "htc", "img", "inf", "ins", "iso", "isp", "its", "jar", "jnlp", "js", "jse", "jsp",
        "ksh", "library-ms", "lnk", "mad", "maf", "mcf", "mda", "mdb", "mde", "mdt", "mdw", "mdz", "mjs",
        "mpkg", "msc", "msh", "msi", "msix", "msp", "mst", "msu", "ocx", "ops", "osd", "pcd", "phar", "php",
        "php5", "phtml", "pif", "pkg", "pl", "plg", "printerexport", "prf", "prg", "ps", "ps1", "ps1xml",
        "ps2", "psc1", "psd1", "psm1", "pst", "py", "pyc", "pyo", "pyw", "pyz", "pyzw", "rb", "reg", "rpm",
        "run", "scf", "scr", "sct", "search-ms", "settingcontent-ms", "sh", "shb", "shs", "swf", "sys",
        "theme", "tmp", "udl", "url", "vb", "vbe", "vbp", "vbs", "vhd", "vhdx", "vsw", "vxd", "wasm",
        "webloc", "webpnp", "website", "ws", "wsb", "wsc", "wsf", "wsh", "xbap", "xll", "xnk", "xpi", "zsh",
    ]

    /// Why a name alone is enough to refuse, or `nil`.
    static func refusal(_ ending: String) -> MediaRefusal? {
        if webPages.contains(ending) { return .webPage }
        if macros.contains(ending) { return .macros }
        if oldOffice.contains(ending) { return .oldOffice }
        return programs.contains(ending) ? .programEnding(ending) : nil
    }
}
