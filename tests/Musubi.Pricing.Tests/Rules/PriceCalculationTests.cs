using CsCheck;
using Musubi.Catalog;
using Musubi.Kernel;
using Musubi.Pricing.Lists;
using Musubi.Pricing.Rules;
using Musubi.Pricing.Settings;

namespace Musubi.Pricing.Tests.Rules;

/// <summary>The heart: what is asked and the rules in, an amount with its reasons out.</summary>
public sealed class PriceCalculationTests
{
    private static readonly DateOnly Today = new(2026, 4, 1);
    private static readonly Unit Box = Unit.Box;
    private static readonly ItemUnits Units = new(Unit.Piece, 0, [(Box, Rational.Of(10), 0)]);
    private static readonly PricePolicy Japan = new([.. PricingSettings.Usual, PriceLevel.List], PriceChoice.First, DiscountBase.ListPrice, FloorAct.Say, 0, Rounding.Down);

    private static readonly PriceList Sakura = List(1, PriceListKind.Customer, "さくら"), TierA = List(2, PriceListKind.Tier, "A"), Spring = List(3, PriceListKind.Campaign, "春");

    [Fact]
    public void What_was_agreed_with_the_customer_comes_before_all_else()
    {
        var trace = Price(Ask(10), [Rule(Sakura, price: 900), Rule(TierA, price: 700), Rule(Spring, rate: 0.5m)]);

        Assert.Equal((900m, PriceLevel.CustomerItem), (trace.Amount, trace.Level));
        Assert.Equal([(PriceLevel.Campaign, 500m), (PriceLevel.Tier, 700m), (PriceLevel.List, 1000m)], trace.Lost.Select(l => (l.Of.Level, l.Amount!.Value)));
        Assert.All(trace.Lost, l => Assert.Equal(PriceLoss.Behind, l.Why));
    }

    [Fact]
    public void A_rate_of_a_group_is_taken_of_the_list_price_and_rounded_once()
    {
        var trace = Price(Ask(1, list: 333), [Rule(Sakura, PriceScope.Group, subject: 50, rate: 0.65m)]);

        Assert.Equal(216m, trace.Amount);
        Assert.Equal([(PriceStepKind.Start, 333m), (PriceStepKind.Rate, 216.45m), (PriceStepKind.Round, 216m)], trace.Steps.Select(s => (s.Kind, s.Result)));
    }

    [Fact]
    public void Where_the_company_says_so_a_discount_is_taken_of_the_grade_price()
    {
        PriceCandidate[] rules = [Rule(TierA, PriceScope.All, subject: 0, rate: 0.8m), Rule(Sakura, PriceScope.All, subject: 0, rate: 0.9m)];

        Assert.Equal(900m, Price(Ask(1), rules).Amount);
        Assert.Equal(720m, Price(Ask(1), rules, Japan with { DiscountOn = DiscountBase.GradePrice }).Amount);
    }

    [Fact]
    public void The_narrowest_group_speaks_for_the_item()
    {
        PriceCandidate[] rules = [Rule(Sakura, PriceScope.Group, subject: 50, rate: 0.7m, depth: 1), Rule(Sakura, PriceScope.Group, subject: 51, rate: 0.8m, depth: 2)];

        Assert.Equal(800m, Price(Ask(1), rules).Amount);
    }

    [Fact]
    public void A_quantity_short_of_a_step_is_said_with_the_step()
    {
        PriceCandidate[] rules = [Rule(Sakura, price: 900), Rule(Sakura, price: 800, least: 100)];

        var short_ = Price(Ask(99), rules);
        Assert.Equal((900m, PriceLoss.TooFew), (short_.Amount, short_.Lost.Single(l => l.Of.Least == 100).Why));
        Assert.Equal(800m, Price(Ask(100), rules).Amount);
    }

    [Fact]
    public void Ten_boxes_reach_the_step_of_a_hundred_pieces_and_cost_ten_pieces_each()
    {
        var trace = Price(Ask(10, Box), [Rule(Sakura, price: 812.34m, least: 100, unit: Unit.Piece)]);

        Assert.Equal((8123m, Box), (trace.Amount, trace.Unit));
        Assert.Equal(PriceStepKind.Convert, trace.Steps[1].Kind);
    }

    [Fact]
    public void A_price_from_a_later_day_takes_the_place_of_the_earlier_on_that_day()
    {
        PriceCandidate[] rules = [Rule(Sakura, price: 900, from: new(2026, 1, 1)), Rule(Sakura, price: 950, from: new(2026, 4, 2))];

        Assert.Equal((900m, PriceLoss.OtherDays), (Price(Ask(1), rules).Amount, Price(Ask(1), rules).Lost[^1].Why));
        Assert.Equal((950m, PriceLoss.Replaced), (Price(Ask(1) with { Date = new(2026, 4, 2) }, rules).Amount, Price(Ask(1) with { Date = new(2026, 4, 2) }, rules).Lost[^1].Why));
    }

    [Fact]
    public void The_lowest_price_wins_where_the_company_says_so()
    {
        var trace = Price(Ask(1), [Rule(Sakura, price: 900), Rule(Spring, rate: 0.75m)], Japan with { Choice = PriceChoice.Lowest });

        Assert.Equal((750m, PriceLevel.Campaign), (trace.Amount, trace.Level));
        Assert.All(trace.Lost, l => Assert.Equal(PriceLoss.Dearer, l.Why));
    }

    [Fact]
    public void Below_the_floor_a_price_says_so_or_is_raised()
    {
        var ask = Ask(1) with { Cost = 800, Margin = 0.15m };
        PriceCandidate[] rules = [Rule(Sakura, price: 900)];

        var said = Price(ask, rules);
        Assert.Equal((900m, 942m, true), (said.Amount, said.Floor, said.BelowFloor));
        var raised = Price(ask, rules, Japan with { Floor = FloorAct.Raise });
        Assert.Equal((942m, false, true), (raised.Amount, raised.BelowFloor, raised.IsRaised));
    }

    [Fact]
    public void A_typed_price_overrules_and_what_the_rules_gave_is_kept()
    {
        var trace = Price(Ask(1) with { Cost = 800, Margin = 0.15m }, [Rule(Sakura, price: 950)]).Overruled(850, "Sample");

        Assert.Equal((850m, true, "Sample", 850m), (trace.Amount, trace.BelowFloor, trace.Reason, trace.Recomputed));
        Assert.Equal((PriceLoss.Overruled, 950m), (trace.Lost[0].Why, trace.Lost[0].Amount));
    }

    [Fact]
    public void Without_any_price_there_is_none_and_rates_say_what_they_lack()
    {
        var trace = Price(Ask(1) with { ListPrice = null }, [Rule(TierA, rate: 0.8m)]);

        Assert.Null(trace.Amount);
        Assert.Equal(PriceLoss.NoBase, trace.Lost.Single().Why);
    }

    [Fact]
    public void A_trace_of_pieces_reads_back_though_a_piece_is_the_unit_that_goes_without_saying()
    {
        var trace = new PriceTrace { Amount = 120, Currency = Currency.JPY, Unit = Unit.One, Quantity = 0, Date = new(2026, 4, 1) };
        Assert.Equal(Unit.One, PriceTrace.Read(trace.Write())!.Unit);
        Assert.Equal(trace.Write(), PriceTrace.Read(trace.Write())!.Write());
    }

    [Fact]
    public void A_trace_reads_back_as_it_was_written()
    {
        var trace = Price(Ask(10, Box) with { Cost = 800, Margin = 0.15m }, [Rule(Sakura, rate: 0.9m), Rule(TierA, price: 700)]).Overruled(7000, "値引");

        var back = PriceTrace.Read(trace.Write())!;

        Assert.Equal(trace.Write(), back.Write());
        Assert.Equal((trace.Amount, trace.Recomputed, trace.BelowFloor, trace.Lost.Count), (back.Amount, back.Recomputed, back.BelowFloor, back.Lost.Count));
    }

    private static readonly Gen<PriceCandidate> AnyRule = Gen.Select(Gen.Int[0, 2], Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[50, 120], Gen.Bool, Gen.Int[-40, 40], Gen.Int[1, 1_000_000]).Select((list, scope, least, figure, rate, day, id) =>
        Rule(new[] { Sakura, TierA, Spring }[list], scope == 0 ? PriceScope.All : scope == 1 ? PriceScope.Group : PriceScope.Item, scope == 0 ? 0 : scope == 1 ? 50 : 9,
            rate ? null : figure * 9.5m, rate ? figure / 100m : null, least * 10, day < 30 ? Today.AddDays(day) : new(2020, 1, 1), depth: scope == 1 ? 1 : 0, id: id));

    private static readonly Gen<PricePolicy> AnyPolicy = Gen.Select(Gen.Shuffle(PricingSettings.Usual.ToArray()), Gen.Bool, Gen.Bool, Gen.Bool, Gen.Int[-1, 3]).Select((order, lowest, grade, raise, decimals) =>
        new PricePolicy([.. order, PriceLevel.List], lowest ? PriceChoice.Lowest : PriceChoice.First, grade ? DiscountBase.GradePrice : DiscountBase.ListPrice, raise ? FloorAct.Raise : FloorAct.Say, decimals, Rounding.HalfUp));

    private static readonly Gen<(PriceCandidate[] Rules, PricePolicy Policy, int Count, int Seed)> AnyCase =
        Gen.Select(AnyRule.Array[0, 12].Select(rules => rules.DistinctBy(r => r.Rule.Id).ToArray()), AnyPolicy, Gen.Int[1, 50], Gen.Int[0, 1000]);

    [Fact]
    public void Neither_the_order_of_the_rules_nor_chance_changes_a_price_or_its_reasons() => AnyCase.Sample((rules, policy, count, seed) =>
    {
        var mixed = rules.OrderBy(r => (r.Rule.Id.Value * 7919 + seed) % 104729).ToArray();
        return Price(Costly(count), rules, policy).Write() == Price(Costly(count), mixed, policy).Write();
    });

    [Fact]
    public void The_steps_done_again_come_to_the_amount_and_every_rule_wins_or_says_why_not() => AnyCase.Sample((rules, policy, count, _) =>
    {
        var trace = Price(Costly(count), rules, policy);
        var named = trace.Steps.Select(s => s.Of?.RuleId).Concat(trace.Lost.Select(l => l.Of.RuleId)).OfType<long>().ToHashSet();
        return trace.Recomputed == trace.Amount && rules.All(r => named.Contains(r.Rule.Id.Value));
    });

    [Fact]
    public void No_price_is_below_the_floor_without_saying_so() => AnyCase.Sample((rules, policy, count, _) =>
    {
        var trace = Price(Costly(count), rules, policy);
        return trace.Amount >= trace.Floor || (trace.BelowFloor && policy.Floor == FloorAct.Say);
    });

    [Fact]
    public void More_of_one_rule_never_costs_more_apiece() => AnyCase.Sample((rules, policy, count, _) =>
    {
        var own = rules.Where(r => r is { Level: PriceLevel.CustomerItem } && r.Rule.From <= Today).Select(r => r).ToArray();
        var (few, many) = (Price(Ask(count), own, Japan), Price(Ask(count * 2), own, Japan));
        return few.Level != PriceLevel.CustomerItem || many.Amount <= few.Amount;
    });

    private static PriceAsk Costly(int count) => Ask(count) with { Cost = 700, Margin = 0.2m };

    private static PriceTrace Price(PriceAsk ask, IEnumerable<PriceCandidate> rules, PricePolicy? policy = null) => PriceCalculation.Of(ask, rules, policy ?? Japan);

    private static PriceAsk Ask(decimal count, Unit? unit = null, decimal list = 1000) => new()
    {
        Units = Units, SalesUnit = Unit.Piece, Quantity = Quantity.Of(count, unit ?? Unit.Piece), Currency = Currency.JPY, Date = Today,
        ListPrice = (UnitPrice.Of(list, Currency.JPY, Unit.Piece), new(2026, 1, 1)),
    };

    private static PriceList List(long id, PriceListKind kind, string name) => new() { Id = new(id), Code = name, Names = Names.Of(name), Kind = kind, Currency = Currency.JPY };

    private static long next = 100;

    private static PriceCandidate Rule(PriceList list, PriceScope scope = PriceScope.Item, long subject = 9, decimal? price = null, decimal? rate = null, decimal least = 0, DateOnly? from = null, Unit? unit = null, int depth = 0, long? id = null) =>
        new(new() { Id = new(id ?? Interlocked.Increment(ref next)), ListId = list.Id, ItemId = scope == PriceScope.Item ? new(subject) : null, CategoryId = scope == PriceScope.Group ? new(subject) : null, Unit = unit, Least = least, From = from ?? new(2026, 1, 1), Price = price, Rate = rate }, list, list.Names.AsText(), depth, scope == PriceScope.Group ? Text.Same("軸受") : null);
}
