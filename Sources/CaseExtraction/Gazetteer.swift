import TextTools

/// The gazetteer is TextTools', since the register asks it too.
typealias Places = TextTools.Places
