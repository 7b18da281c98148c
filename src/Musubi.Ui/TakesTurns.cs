using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.AspNetCore.Components;

namespace Musubi.Ui;

/// <summary>
/// What every component is. Parts of one page read through one context, which answers one question at a time: so a part that reads waits for its turn, and is shown when it has read,
/// never before. Where the engine answers at once nobody sees the difference; over a network, two parts would ask at the same moment.
/// </summary>
public abstract class TakesTurns : ComponentBase, IHandleEvent
{
    private static readonly ConcurrentDictionary<Type, bool> Readers = new();
    private bool begun;

    [Inject] private Turns Turns { get; set; } = null!;

    public override Task SetParametersAsync(ParameterView parameters)
    {
        if (!Readers.GetOrAdd(GetType(), Reads))
            return base.SetParametersAsync(parameters);
        // Parameters are only lent until the first wait.
        parameters.SetParameterProperties(this);
        return Read();
    }

    /// <summary>What a form of this component does has its turn as well; the page is shown anew when it is done.</summary>
    async Task IHandleEvent.HandleEventAsync(EventCallbackWorkItem callback, object? arg)
    {
        using (await Turns.Take())
            await callback.InvokeAsync(arg);
        StateHasChanged();
    }

    private async Task Read()
    {
        using (await Turns.Take())
        {
            if (!begun)
            {
                begun = true;
                OnInitialized();
                await OnInitializedAsync();
            }
            OnParametersSet();
            await OnParametersSetAsync();
        }
        StateHasChanged();
    }

    private static bool Reads(Type component) => IsOwn(component, nameof(OnInitializedAsync)) || IsOwn(component, nameof(OnParametersSetAsync));

    private static bool IsOwn(Type component, string method) => component.GetMethod(method, BindingFlags.Instance | BindingFlags.NonPublic)!.DeclaringType != typeof(ComponentBase);
}

/// <summary>Whose turn it is among the parts of one page.</summary>
public sealed class Turns : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);

    public async ValueTask<IDisposable> Take()
    {
        await turn.WaitAsync();
        return new Taken(turn);
    }

    public void Dispose() => turn.Dispose();

    private sealed class Taken(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
