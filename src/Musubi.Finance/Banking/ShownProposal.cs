using System.Globalization;
using Musubi.Finance.OpenItems;
using Musubi.Kernel;

namespace Musubi.Finance.Banking;

/// <summary>A proposal as it stood on the screen, carried in the form: what was seen is what is booked, whatever was settled meanwhile.</summary>
internal static class ShownProposal
{
    /// <summary>version|party|fee|item:amount,…</summary>
    public static string Write(BankLine line, MatchProposal proposal) => string.Create(CultureInfo.InvariantCulture,
        $"{line.Version}|{proposal.PartyId}|{proposal.Fee.Amount}|{string.Join(',', proposal.Settles.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Item.Id}:{s.Amount.Amount}")))}");

    /// <summary>Null when it is none.</summary>
    public static AcceptBankLine.Input? Read(Id<BankLine> line, string written)
    {
        if (written.Split('|') is not [var version, var party, var fee, var items] || !Number(version, out var seen) || !Number(party, out var id) || !Figure(fee, out var off))
            return null;
        var lines = new List<SettlementLine>();
        foreach (var item in items.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            if (item.Split(':') is not [var which, var much] || !Number(which, out var open) || !Figure(much, out var amount))
                return null;
            lines.Add(new() { Item = new(open), Amount = amount });
        }
        return new() { Id = line, Version = (int)seen, Party = new(id), Fee = off == 0 ? null : off, Lines = lines };

        static bool Number(string text, out long value) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
        static bool Figure(string text, out decimal value) => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
    }
}
