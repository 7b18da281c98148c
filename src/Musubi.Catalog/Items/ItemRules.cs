using Musubi.Catalog.Barcodes;
using Musubi.Kernel;

namespace Musubi.Catalog.Items;

/// <summary>What makes a draft an item. Pure: all it needs to know is given.</summary>
internal static class ItemRules
{
    public const int MaxCode = 40, MaxText = 200, MaxDescription = 4000, MaxGroup = 30, MostParts = 100;
    private const decimal Heaviest = 1_000_000, Longest = 1_000_000, MostQuantity = 1_000_000_000;

    /// <summary>Every reason against it, each beside its field.</summary>
    /// <param name="self">The item that is edited; its own codes are free to it.</param>
    public static List<Refusal> Check(ItemDraft draft, CatalogFacts known, Id<Item>? self = null)
    {
        var found = new List<Refusal>();
        Code(draft, known, self, found);
        draft.Names.Check(nameof(draft.Names), found);
        NotLonger(found, nameof(draft.Reading), Words.Reading, draft.Reading, MaxText);
        NotLonger(found, nameof(draft.Description), Words.Description, draft.Description, MaxDescription);
        NotLonger(found, nameof(draft.PostingGroup), Words.PostingGroup, draft.PostingGroup, MaxGroup);
        if (draft.Category is { } category && !known.HasCategory(category))
            found.Add(Refusal.NotFound(Words.Category, category).At(nameof(draft.Category)));
        var units = Units(draft, found);
        Barcodes(draft, known, self, units, found);
        Taxes(draft, found);
        Components(draft, known, self, found);
        PartyCodes(draft, found);
        Measures(draft, found);
        if (draft.Kind != ItemKind.Goods && draft.Tracking != Tracking.None)
            found.Add(new("catalog.nothing-to-track", Words.OnlyGoodsAreTracked, Words.ChooseNoTracking, nameof(draft.Tracking)));
        return found;
    }

    private static void Code(ItemDraft draft, CatalogFacts known, Id<Item>? self, List<Refusal> found)
    {
        var code = Digits.ToAscii(draft.Code).Trim();
        NotLonger(found, nameof(draft.Code), Words.Code, code, MaxCode);
        if (code.Any(char.IsControl) || code.Contains("  ", StringComparison.Ordinal))
            found.Add(new("catalog.code-malformed", Words.CodeMalformed, Words.CodeAdvice, nameof(draft.Code)));
        if (code.Length > 0 && known.CodeHolder(code) is { } holder && (self is null || holder.Id != self))
            found.Add(Taken("catalog.code-taken", Words.CodeTaken.With(code), holder, nameof(draft.Code)));
    }

    private static Refusal Taken(string code, Text what, Holder holder, string field) => new(code, what,
        (holder.Id is null ? Words.TakenInThisFile : Words.TakenBy).With(holder.Code, holder.Names.AsText()), field, RefusalKind.Conflict)
    {
        Href = holder.Id is { } id ? $"/items/{id}" : null,
    };

    /// <summary>Checks base unit, packs and what is chosen among them; answers the units that stand.</summary>
    private static HashSet<Unit> Units(ItemDraft draft, List<Refusal> found)
    {
        var units = new HashSet<Unit> { draft.BaseUnit };
        DecimalsFit(found, nameof(draft.BaseDecimals), draft.BaseDecimals);
        TooMany(found, nameof(draft.Packs), draft.Packs.Count);
        for (var i = 0; i < draft.Packs.Count; i++)
        {
            var (pack, at) = (draft.Packs[i], $"{nameof(draft.Packs)}[{i}]");
            DecimalsFit(found, $"{at}.{nameof(pack.Decimals)}", pack.Decimals);
            if (pack.Meant is not { } unit)
                found.Add(string.IsNullOrWhiteSpace(pack.Own) ? Refusal.Missing($"{at}.{nameof(pack.Unit)}", Words.Unit) : Refusal.Unreadable($"{at}.{nameof(pack.Own)}", Words.OwnUnit, pack.Own, "CASE12"));
            else if (!units.Add(unit))
                found.Add(new("catalog.unit-twice", Words.UnitTwice.With(unit.Name), Words.UnitTwiceAdvice, $"{at}.{nameof(pack.Unit)}"));
            if (string.IsNullOrWhiteSpace(pack.Factor))
                found.Add(Refusal.Missing($"{at}.{nameof(pack.Factor)}", Words.Factor));
            else if (!Rational.TryParse(pack.Factor, out var factor))
                found.Add(Refusal.Unreadable($"{at}.{nameof(pack.Factor)}", Words.Factor, pack.Factor, "24, 12.5, 25/2"));
            else if (factor.Numerator <= 0)
                found.Add(new("catalog.factor-not-positive", Words.FactorNotPositive.With(pack.Factor), Words.FactorAdvice, $"{at}.{nameof(pack.Factor)}"));
            else if (pack.Meant is { } known && known.TryFactor(draft.BaseUnit, out var fixedFactor) && factor != fixedFactor)
                found.Add(new("catalog.factor-contradicts", Words.FactorContradicts.With(known.Name, fixedFactor, draft.BaseUnit.Name), Words.FactorContradictsAdvice, $"{at}.{nameof(pack.Factor)}"));
        }
        foreach (var (field, unit) in new[] { (nameof(draft.SalesUnit), draft.SalesUnit), (nameof(draft.PurchaseUnit), draft.PurchaseUnit), (nameof(draft.StockUnit), draft.StockUnit) })
        {
            if (unit is { } chosen && !units.Contains(chosen))
                found.Add(NotItsUnit(field, chosen));
        }
        return units;
    }

    private static void Barcodes(ItemDraft draft, CatalogFacts known, Id<Item>? self, HashSet<Unit> units, List<Refusal> found)
    {
        var here = new HashSet<string>(StringComparer.Ordinal);
        TooMany(found, nameof(draft.Barcodes), draft.Barcodes.Count);
        for (var i = 0; i < draft.Barcodes.Count; i++)
        {
            var (barcode, at) = (draft.Barcodes[i], $"{nameof(draft.Barcodes)}[{i}].{nameof(ItemDraft.Barcode.Code)}");
            var code = Digits.ToAscii(barcode.Code).Trim();
            var kind = barcode.Kind ?? Gtin.KindOf(code);
            var wanted = Gtin.DigitsOf(kind);
            if (code.Length == 0)
                found.Add(Refusal.Missing(at, Words.Barcode));
            else if (kind == BarcodeKind.Internal && (code.Length > 48 || code.Any(c => c is < ' ' or > '~')))
                found.Add(new("catalog.barcode-malformed", Words.BarcodeMalformed.With(code), Words.InternalBarcodeAdvice, at));
            else if (wanted > 0 && (code.Length != wanted || !code.All(char.IsAsciiDigit)))
                found.Add(new("catalog.barcode-length", Words.BarcodeLength.With(Words.Of(kind), wanted), Words.BarcodeLengthAdvice, at));
            else if (wanted > 0 && !Gtin.IsRight(code))
                found.Add(new("catalog.check-digit", Words.CheckDigitWrong.With(code), Words.CheckDigitAdvice.With(Gtin.WithCheckDigit(code[..^1])), at));
            else if (!here.Add(Gtin.KeyOf(kind, code)))
                found.Add(new("catalog.barcode-twice", Words.BarcodeTwice.With(code), Words.RemoveOne, at));
            else if (known.BarcodeHolder(Gtin.KeyOf(kind, code)) is { } holder && (self is null || holder.Id != self))
                found.Add(Taken("catalog.barcode-taken", Words.BarcodeTaken.With(code), holder, at));
            if (barcode.Unit is { } unit && !units.Contains(unit))
                found.Add(NotItsUnit($"{nameof(draft.Barcodes)}[{i}].{nameof(barcode.Unit)}", unit));
        }
    }

    private static void Taxes(ItemDraft draft, List<Refusal> found)
    {
        var here = new HashSet<(string, DateOnly?)>();
        TooMany(found, nameof(draft.Taxes), draft.Taxes.Count);
        for (var i = 0; i < draft.Taxes.Count; i++)
        {
            var (tax, at) = (draft.Taxes[i], $"{nameof(draft.Taxes)}[{i}]");
            var country = tax.Country.Trim().ToUpperInvariant();
            if (!Countries.Exists(country))
                found.Add(Refusal.Unreadable($"{at}.{nameof(tax.Country)}", Words.Country, tax.Country, "JP, CN"));
            else if (!here.Add((country, tax.From)))
                found.Add(new("catalog.tax-twice", Words.TaxTwice.With(Countries.Name(country)), Words.RemoveOne, $"{at}.{nameof(tax.From)}"));
        }
    }

    private static void Components(ItemDraft draft, CatalogFacts known, Id<Item>? self, List<Refusal> found)
    {
        TooMany(found, nameof(draft.Components), draft.Components.Count);
        if (draft.Kind == ItemKind.Kit && draft.Components.Count == 0)
            found.Add(new("catalog.empty-kit", Words.KitEmpty, Words.KitEmptyAdvice, nameof(draft.Components)));
        if (draft.Kind != ItemKind.Kit && draft.Components.Count > 0)
            found.Add(new("catalog.no-kit", Words.OnlyKitsHaveComponents, Words.OnlyKitsAdvice, nameof(draft.Kind)));
        for (var i = 0; i < draft.Components.Count; i++)
        {
            var (line, at) = (draft.Components[i], $"{nameof(draft.Components)}[{i}]");
            if (line.Item is not { } id)
            {
                found.Add(Refusal.Missing($"{at}.{nameof(line.Item)}", Words.Component));
                continue;
            }
            if (known.Component(id) is not { } component)
            {
                found.Add(Refusal.NotFound(Words.Item, id).At($"{at}.{nameof(line.Item)}"));
                continue;
            }
            if (self is { } kit && known.Contains(id, kit))
                found.Add(new("catalog.kit-cycle", Words.KitCycle.With(component.Code), Words.KitCycleAdvice, $"{at}.{nameof(line.Item)}"));
            var units = component.Units();
            var unit = line.Unit ?? component.BaseUnit;
            if (!units.Has(unit))
                found.Add(NotItsUnit($"{at}.{nameof(line.Unit)}", unit));
            if (line.Quantity is not { } quantity)
                found.Add(Refusal.Missing($"{at}.{nameof(line.Quantity)}", Words.Quantity));
            else
                QuantityFits(found, $"{at}.{nameof(line.Quantity)}", quantity, units.DecimalsOf(unit));
        }
    }

    private static void PartyCodes(ItemDraft draft, List<Refusal> found)
    {
        var here = new HashSet<(long?, string)>();
        TooMany(found, nameof(draft.PartyCodes), draft.PartyCodes.Count);
        for (var i = 0; i < draft.PartyCodes.Count; i++)
        {
            var (code, at) = (draft.PartyCodes[i], $"{nameof(draft.PartyCodes)}[{i}]");
            if (code.Party is null or <= 0)
                found.Add(Refusal.Missing($"{at}.{nameof(code.Party)}", Words.Party));
            if (string.IsNullOrWhiteSpace(code.Code))
                found.Add(Refusal.Missing($"{at}.{nameof(code.Code)}", Words.TheirCode));
            else if (!here.Add((code.Party, Item.KeyOf(code.Code))))
                found.Add(new("catalog.party-code-twice", Words.PartyCodeTwice.With(code.Code), Words.RemoveOne, $"{at}.{nameof(code.Code)}"));
            NotLonger(found, $"{at}.{nameof(code.Code)}", Words.TheirCode, code.Code, MaxCode);
            NotLonger(found, $"{at}.{nameof(code.Name)}", Words.TheirName, code.Name, MaxText);
        }
    }

    private static void Measures(ItemDraft draft, List<Refusal> found)
    {
        Within(nameof(draft.Weight), Words.Weight, draft.Weight, Heaviest);
        Within(nameof(draft.Length), Words.Length, draft.Length, Longest);
        Within(nameof(draft.Width), Words.Width, draft.Width, Longest);
        Within(nameof(draft.Height), Words.Height, draft.Height, Longest);
        if (draft.Minimum is { } minimum && minimum != 0)
            QuantityFits(found, nameof(draft.Minimum), minimum, SalesDecimals());
        if (draft.Multiple is { } multiple && multiple != 0)
            QuantityFits(found, nameof(draft.Multiple), multiple, SalesDecimals());
        if (draft is { Minimum: > 0, Multiple: > 0 } && found.Count == 0 && draft.Minimum % draft.Multiple != 0)
            found.Add(new("catalog.minimum-off-step", Words.MinimumOffStep.With(draft.Minimum, draft.Multiple), Words.MinimumOffStepAdvice, nameof(draft.Minimum)));
        var origin = draft.Origin.Trim().ToUpperInvariant();
        if (origin.Length > 0 && !Countries.Exists(origin))
            found.Add(Refusal.Unreadable(nameof(draft.Origin), Words.Origin, draft.Origin, "JP, CN"));
        var hs = Hs(draft.HsCode);
        if (hs.Length > 0 && (hs.Length is not (6 or 8 or 9 or 10) || !hs.All(char.IsAsciiDigit)))
            found.Add(Refusal.Unreadable(nameof(draft.HsCode), Words.HsCode, draft.HsCode, "8482.10, 8482.10-000"));

        void Within(string field, Text name, decimal? value, decimal most)
        {
            if (value is < 0 || value > most || (value is { } v && !decimal.IsInteger(v * Quantity.Scale)))
                found.Add(new("catalog.out-of-range", Words.OutOfRange.With(name, value, most), Words.OutOfRangeAdvice, field));
        }

        int SalesDecimals()
        {
            var unit = draft.SalesUnit ?? draft.BaseUnit;
            return unit == draft.BaseUnit ? draft.BaseDecimals ?? ItemUnits.Usual(unit) : draft.Packs.FirstOrDefault(p => p.Meant == unit)?.Decimals ?? ItemUnits.Usual(unit);
        }
    }

    /// <summary>The digits of an HS code, however it is written.</summary>
    public static string Hs(string typed) => Digits.ToAscii(typed).Replace(".", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);

    private static Refusal NotItsUnit(string field, Unit unit) => new("catalog.not-its-unit", Words.NotItsUnit.With(unit.Name), Words.NotItsUnitAdvice, field);

    private static void QuantityFits(List<Refusal> found, string field, decimal quantity, int decimals)
    {
        if (quantity is <= 0 or > MostQuantity)
            found.Add(new("catalog.quantity-not-positive", Words.QuantityNotPositive.With(quantity), Words.QuantityAdvice, field));
        else if (Rounding.Down.Round(quantity, Math.Clamp(decimals, 0, 6)) != quantity)
            found.Add(new("catalog.quantity-too-fine", Words.QuantityTooFine.With(quantity, decimals), Words.QuantityTooFineAdvice, field));
    }

    private static void DecimalsFit(List<Refusal> found, string field, int? decimals)
    {
        if (decimals is < 0 or > 6)
            found.Add(new("catalog.decimals", Words.DecimalsRange, Words.DecimalsAdvice, field));
    }

    private static void TooMany(List<Refusal> found, string field, int count)
    {
        if (count > MostParts)
            found.Add(new("too-many", Words.TooManyLines.With(count, MostParts), Words.RemoveSome, field));
    }

    private static void NotLonger(List<Refusal> found, string field, Text name, string value, int most)
    {
        if (value.Length > most)
            found.Add(Refusal.TooLong(field, name, value.Length, most));
    }
}
