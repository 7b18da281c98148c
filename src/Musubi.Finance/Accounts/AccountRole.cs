namespace Musubi.Finance.Accounts;

/// <summary>The part an account plays in postings. Posting rules name parts; the account map says which account plays one, for a posting group or for all.</summary>
public enum AccountRole
{
    Receivable,

    /// <summary>What was shipped and is billed in a later period, without its tax; nothing stays on it but at the end of a day.</summary>
    UnbilledSales,
    Payable,
    Revenue,
    OutputTax,
    InputTax,
    Bank,
    Cash,
    Inventory,

    /// <summary>Goods on their way between two places of ours.</summary>
    InTransit,

    /// <summary>Goods here whose bill has not come.</summary>
    GoodsReceivedNotInvoiced,
    CostOfSales,

    /// <summary>What a count, or an adjustment, found more or less.</summary>
    StockAdjustment,
    Scrap,

    /// <summary>What was paid above or below the cost the stock was taken in at.</summary>
    PurchasePriceVariance,

    /// <summary>Freight and duty charged to goods, until their bill comes.</summary>
    LandedCostClearing,

    /// <summary>What is bought and never stocked.</summary>
    PurchaseExpense,

    /// <summary>Realised: what a settlement in a foreign currency gained or lost.</summary>
    ExchangeGain,
    ExchangeLoss,

    /// <summary>Of what is still open at the day of the balance; taken back on the day after.</summary>
    UnrealisedExchangeGain,
    UnrealisedExchangeLoss,
    DiscountGiven,
    DiscountTaken,
    BankFees,

    /// <summary>What a customer will never pay.</summary>
    WriteOff,

    /// <summary>A few yen too little or too much, let go with a payment.</summary>
    SmallLoss,
    SmallGain,

    /// <summary>What customers paid before they were billed.</summary>
    PrepaymentReceived,

    /// <summary>What we paid before we were billed.</summary>
    PrepaymentPaid,
    RetainedEarnings,

    /// <summary>The other side of what is brought forward; nothing stays on it once all is.</summary>
    OpeningBalance,

    /// <summary>What converting the lines of an entry one by one leaves over.</summary>
    Rounding,
}
