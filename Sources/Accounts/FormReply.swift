package import Access
package import Theme
package import Web

extension Reply {
    /// The form once more, after a verb that did not happen: every handler's second branch.
    ///
    /// - Parameter screen: the page with its form filled from the input, the errors and the problem of the whole form.
    package static func again<Value, Reason>(
        _ outcome: Outcome<Value, Reason>,
        _ screen: (FormErrors, String?) throws -> ScreenView
    ) rethrows -> Reply {
        guard let refusal = outcome.refusal else {
            return .again(try screen(FormErrors(outcome.problems), nil))
        }
        var errors = FormErrors()
        let field = fieldName(for: refusal)
        if let field { errors.add(field, refusal.message) }
        let page = try screen(errors, field == nil ? refusal.message : nil)
        guard let seconds = refusal.seconds else { return .again(page) }
        let status = refusal.code == "busy" ? Status.unavailable : .tooMany
        return .screen(page, status: status).retryAfter(seconds: seconds)
    }

    /// The field that a refusal is about, so that the message stands where it is put right.
    private static func fieldName(for refusal: any Refusal) -> String? {
        switch refusal {
        case AccountRefusal.wrongPassword as AccountRefusal: "current-password"
        case AccountRefusal.wrongCode as AccountRefusal: "code"
        case SecondFactorRefusal.wrong as SecondFactorRefusal: "code"
        case SecondFactorRefusal.wrongRecoveryCode as SecondFactorRefusal: "code"
        default: nil
        }
    }
}
