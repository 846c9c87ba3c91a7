/// The first guesses: whole passwords, and words that stay a first guess with a year or a sign behind them.
///
/// Words are folded as `CleanText.searchKey` folds ("fußball" is `fussball`, "müller" is `muller`) and at
/// least four letters long. The list is our own; it aims at what people in German offices take, not at
/// completeness.
enum CommonPasswords {
    /// Folded passwords of ten characters and more that no pattern catches.
    static let whole: Set<String> = [
        "1029384756", "0147258369", "1472583690", "1234512345", "147258369a", "123456789a", "a123456789",
        "123123123a", "987654321a", "1234567891", "0123456789", "12345qwert", "qwert12345", "123qweasdyxc",
        "123qweasdzxc", "qweasdyxc123", "qwe123asd456", "asdf1234jkl", "abcd123456", "abc1234567",
        "1a2b3c4d5e",
        "a1b2c3d4e5", "zaq12wsxcde3", "q1w2e3r4t5", "q1w2e3r4t5z6", "1qayxsw23edc", "3.14159265",
        "3.1415926535",
        "31415926535", "2718281828", "1123581321", "0000000001", "1111111112", "no password", "keinpasswort!",
        "qwertz1234567", "qwerty1234567", "passw0rd1234", "p@ssw0rd1234", "p4ssw0rt1234",
    ]

    /// Longest first, so that "passwort" goes before "pass".
    static let words: [String] = text.split(whereSeparator: \.isWhitespace).map(String.init)
        .map(CleanText.searchKey).filter { $0.count >= 4 }.sorted { $0.count > $1.count }

    private static let text = """
        passwort password passwords passwoerter passphrase kennwort losung losungswort parole geheim geheimnis
        streng topsecret secret private privat zugang zugangsdaten anmelden anmeldung anmeldename login logon
        signin benutzer benutzername username user admin administrator adminadmin root superuser master chef
        system server computer rechner laptop netzwerk internet windows linux ubuntu debian apple google
        facebook microsoft outlook office excel word teams drucker tastatur monitor bildschirm handy telefon
        willkommen welcome hallo hello servus moin gruess gott guten morgen tag abend tschuess danke bitte
        start neustart initial default standard changeme change aendern aendermich neues altes test tester
        testing testtest demo muster beispiel example sample gast guest temp temporaer probe dummy
        letmein openup sesam oeffne dich trustno iloveyou ichliebe liebe dich lieb liebling schatz schatzi
        engel sonnenschein sunshine princess prinzessin prinz koenig koenigin schnucki maus mausi hase hasi
        baer baerchen schnecke spatz herz herzchen kuss love lover forever baby angel freedom freiheit
        sommer winter herbst fruehling fruehjahr summer autumn spring januar februar maerz april juni juli
        august september oktober november dezember january february march june july october december
        montag dienstag mittwoch donnerstag freitag samstag sonntag wochenende monday friday sunday
        urlaub ferien feierabend weihnachten ostern silvester geburtstag karneval alaaf helau
        fussball football soccer bundesliga schalke borussia dortmund bayern muenchen koeln gladbach
        leverkusen bochum duisburg bielefeld paderborn werder bremen hamburg stpauli stuttgart frankfurt
        hertha leipzig freiburg weltmeister champion torwart baseball basketball handball hockey tennis
        berlin duesseldorf essen wuppertal bonn muenster aachen krefeld oberhausen hagen hamm herne
        solingen neuss siegen rheinland westfalen ruhrgebiet ruhrpott rhein ruhr deutschland germany
        europa nordrhein nordrheinwestfalen heimat stadt gemeinde kreis rathaus verwaltung behoerde
        buergermeister buerger bauamt sozialamt jugendamt ordnungsamt standesamt kommune kommunal kreishaus
        landrat dezernat fachbereich abteilung geschaeftsstelle digital digitalisierung onlinezugang
        connect arbeitsraum themenfeld verwaltungsdigitalisierung buero arbeit arbeitsplatz firma chefin
        kollege kollegin sekretariat personal kantine kaffee kaffeepause schokolade pizza currywurst
        hund hunde katze katzen kater pferd pferde ponny hamster vogel loewe tiger dragon drache monkey
        affe elefant delfin delphin schmetterling butterfly adler wolf fuchs igel eichhoernchen
        blume blumen rose rosen sonnenblume garten baum wald sonne mond stern sterne himmel regenbogen
        rainbow flower diamond diamant silber gold purple orange yellow schwarz weiss rot gelb gruen blau
        star wars starwars trek batman superman spiderman pokemon harry potter hogwarts gandalf frodo
        matrix minecraft fortnite mario zelda naruto ninja samurai jordan michael michelle jessica
        jennifer daniel thomas andreas stefan christian alexander sebastian matthias markus martin peter
        klaus juergen wolfgang manfred dieter helmut michaela sabine susanne claudia andrea petra monika
        birgit karin ursula angelika nicole stefanie sandra katrin julia anna laura lisa sarah lena
        hannah sophie marie maria lukas leon jonas felix paul tobias florian patrick robert charlie
        mercedes porsche ferrari volkswagen audi golf passat opel astra corsa harley davidson motorrad
        metallica rammstein nirvana beatles music musik gitarre klavier schlagzeug schule lehrer schueler
        studium universitaet abitur mathe familie mutter vater mama papa bruder schwester kinder oma opa
        sicherheit sicher security unsicher sicheres einfach schwierig kompliziert lang langes wechsel
        qwert qwertz qwerty asdf asdfgh yxcv zxcv abcd abcde hunter shadow killer hacker hacking cheese
        computerspiel nothing nichts whatever egal keineahnung vergessen vergiss nochmal erneut
        """
}
