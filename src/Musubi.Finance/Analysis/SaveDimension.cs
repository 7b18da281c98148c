using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Kernel;

namespace Musubi.Finance.Analysis;

/// <summary>Makes or changes a dimension with its values. Codes stand as they were given, and what was used is set aside rather than removed: journal lines bear it.</summary>
[Needs(FinancePermission.SetUpAccounts)]
internal sealed class SaveDimension(FinanceDb db, IdSource ids) : IUseCase<SaveDimension.Input, Id<Dimension>>
{
    private const int MostCode = 20, MostName = 100;

    public sealed record Input
    {
        public Id<Dimension>? Id { get; init; }
        public int Version { get; init; }
        public string Code { get; init; } = "";
        public string NameJa { get; init; } = "";
        public string NameZh { get; init; } = "";
        public string NameEn { get; init; } = "";
        public bool Active { get; init; } = true;
        public List<Value> Values { get; init; } = [];

        internal static Input Of(Dimension d) => new()
        {
            Id = d.Id, Version = d.Version, Code = d.Code, NameJa = d.NameJa, NameZh = d.NameZh, NameEn = d.NameEn, Active = d.Active,
            Values = [.. d.Values.OrderBy(v => v.Code, StringComparer.Ordinal).Select(v => new Value { Code = v.Code, NameJa = v.NameJa, NameZh = v.NameZh, NameEn = v.NameEn, Parent = v.Parent, Active = v.Active ? "yes" : "no" })],
        };
    }

    public sealed record Value
    {
        public string Code { get; init; } = "";
        public string NameJa { get; init; } = "";
        public string NameZh { get; init; } = "";
        public string NameEn { get; init; } = "";

        /// <summary>The code of the value it is part of.</summary>
        public string Parent { get; init; } = "";

        /// <summary><c>no</c> sets it aside.</summary>
        public string Active { get; init; } = "yes";
    }

    public async Task<Result<Id<Dimension>>> Run(Input input, CancellationToken ct)
    {
        var code = Code(input.Code);
        var values = input.Values.Where(v => v != new Value()).Select(v => v with { Code = Code(v.Code), Parent = Code(v.Parent) }).ToList();
        var refusals = Check(code, input, values);
        var standing = input.Id is { } id ? await db.Dimensions.Include(d => d.Values).SingleOrDefaultAsync(d => d.Id == id, ct) : null;
        if (input.Id is { } missing && standing is null)
            return Refusal.NotFound(Words.Dimension, missing);
        if (standing is null && await db.Dimensions.AnyAsync(d => d.Code == code, ct))
            refusals.Add(Taken("Code", code));
        if (standing is not null)
            refusals.AddRange(standing.Values.Where(v => values.TrueForAll(n => n.Code != v.Code)).Select(v => new Refusal("finance.dimension-value-kept",
                new Text("値「{0}」は削除できません。", "值“{0}”不能删除。", "The value {0} cannot be removed.").With(v.Code), new Text("使わないときは「使用」を「しない」にしてください。", "不再使用时请将“使用”设为“否”。", "Set it aside with In use: no."), "Values")));
        if (refusals.Count > 0)
            return refusals;

        if (standing is null)
            db.Dimensions.Add(standing = new Dimension { Id = ids.Next<Dimension>(), Code = code, NameJa = "", NameZh = "", NameEn = "" });
        else
        {
            db.All.Expect(standing, input.Version);
            db.All.Touch(standing);
        }
        (standing.NameJa, standing.NameZh, standing.NameEn, standing.Active) = (input.NameJa.Trim(), Or(input.NameZh, input.NameJa), Or(input.NameEn, input.NameJa), input.Active);
        foreach (var value in values)
        {
            var own = standing.Values.Find(v => v.Code == value.Code);
            if (own is null)
            {
                own = new DimensionValue { Id = ids.Next<DimensionValue>(), DimensionId = standing.Id, Code = value.Code, NameJa = "", NameZh = "", NameEn = "" };
                standing.Values.Add(own);
                db.All.Add(own);
            }
            (own.NameJa, own.NameZh, own.NameEn, own.Parent, own.Active) = (value.NameJa.Trim(), Or(value.NameZh, value.NameJa), Or(value.NameEn, value.NameJa), value.Parent, value.Active != "no");
        }
        return standing.Id;
    }

    private static List<Refusal> Check(string code, Input input, List<Value> values)
    {
        var refusals = new List<Refusal>();
        CheckCode(refusals, "Code", code);
        CheckName(refusals, "NameJa", input.NameJa);
        for (var i = 0; i < values.Count; i++)
        {
            var (value, path) = (values[i], $"Values[{i}].");
            CheckCode(refusals, path + "Code", value.Code);
            CheckName(refusals, path + "NameJa", value.NameJa);
            if (values.Take(i).Any(v => v.Code == value.Code))
                refusals.Add(Taken(path + "Code", value.Code));
            if (value.Parent.Length > 0 && !Ends(values, value))
                refusals.Add(new("finance.dimension-parent",
                    new Text("「{1}」の上位「{0}」がないか、循環しています。", "“{1}”的上级“{0}”不存在或形成循环。", "'{0}' is not here, or is itself below {1}.").With(value.Parent, value.Code),
                    new Text("この分析軸の値のコードを入力してください。", "请填写本维度的值编码。", "Give the code of a value of this dimension."), path + "Parent"));
        }
        return refusals;
    }

    /// <summary>Whether going up from a value comes to an end.</summary>
    private static bool Ends(List<Value> values, Value value)
    {
        for (var (at, steps) = (value, 0); steps <= values.Count; steps++)
        {
            if (at.Parent.Length == 0)
                return true;
            if (values.Find(v => v.Code == at.Parent) is not { } above)
                return false;
            at = above;
        }
        return false;
    }

    private static void CheckCode(List<Refusal> refusals, string field, string code)
    {
        if (code.Length == 0)
            refusals.Add(Refusal.Missing(field, Words.Code));
        else if (code.Length > MostCode)
            refusals.Add(Refusal.TooLong(field, Words.Code, code.Length, MostCode));
        else if (code.AsSpan().IndexOfAny(';', '=') >= 0)
            refusals.Add(new("finance.code-signs", new Text("コードに「;」と「=」は使えません。", "编码不能含有“;”和“=”。", "A code has neither ; nor =."), new Text("他の文字にしてください。", "请使用其他字符。", "Take other signs."), field));
    }

    private static void CheckName(List<Refusal> refusals, string field, string name)
    {
        if (string.IsNullOrWhiteSpace(name))
            refusals.Add(Refusal.Missing(field, Words.Name));
        else if (name.Length > MostName)
            refusals.Add(Refusal.TooLong(field, Words.Name, name.Length, MostName));
    }

    private static Refusal Taken(string field, string code) => new("finance.code-taken",
        new Text("コード「{0}」は使われています。", "编码“{0}”已被使用。", "The code {0} is taken.").With(code), new Text("別のコードにしてください。", "请使用其他编码。", "Take another."), field, RefusalKind.Conflict);

    private static string Code(string typed) => Digits.ToAscii(typed).Trim().ToUpperInvariant();

    /// <summary>A name not given in a language is the one given first.</summary>
    private static string Or(string name, string other) => string.IsNullOrWhiteSpace(name) ? other.Trim() : name.Trim();
}
