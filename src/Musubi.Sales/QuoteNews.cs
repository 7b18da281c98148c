using Musubi.Kernel;
using Musubi.Sales.Orders;
using Musubi.Sales.Quotes;

namespace Musubi.Sales;

/// <summary>News: an offer went out to a customer, or to whoever may become one.</summary>
public sealed record QuoteSent(Id<Quote> Quote, long CustomerId, Money Total, DateOnly ValidUntil);

/// <summary>News: the customer took it, and an order was written.</summary>
public sealed record QuoteAccepted(Id<Quote> Quote, Id<SalesOrder> Order, long CustomerId, Money Total);

/// <summary>News: the customer said no.</summary>
public sealed record QuoteDeclined(Id<Quote> Quote, long CustomerId, QuoteLoss Why);
